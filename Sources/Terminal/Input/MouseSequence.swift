import Canvas

/// The two ways in which terminals tell of the mouse.
enum MouseSequence {
    /// SGR: ESC [ < button ; column ; row, then M for down and m for up.
    static func modern(_ bytes: ArraySlice<UInt8>, final: UInt8) -> Mouse? {
        guard let numbers = ControlSequence.numbers(bytes), numbers.count == 3,
            final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
        else { return nil }
        return mouse(numbers[0], isUp: final == UInt8(ascii: "m"), column: numbers[1], row: numbers[2])
    }

    /// X10: three bytes, each 32 more than the button, the column and the row; every button's release is 3.
    static func old(_ bytes: [UInt8]) -> Mouse? {
        guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
        let button = Int(bytes[0]) - 32
        let isUp = button & 0x43 == 3
        return mouse(
            isUp ? button & ~3 : button, isUp: isUp, column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32)
    }

    /// Bits 0–1 the button, 2–4 Shift, Alt and Ctrl, 5 motion, 6 the wheel.
    ///
    /// Cells count from 1.
    private static func mouse(_ bits: Int, isUp: Bool, column: Int, row: Int) -> Mouse? {
        guard row >= 1, column >= 1, row <= Grid.limit, column <= Grid.limit, bits < 128 else { return nil }
        var modifiers: Key.Modifiers = []
        if bits & 4 != 0 { modifiers.insert(.shift) }
        if bits & 8 != 0 { modifiers.insert(.alt) }
        if bits & 16 != 0 { modifiers.insert(.control) }
        guard let action = action(bits, isUp: isUp) else { return nil }
        return Mouse(action, row: row - 1, column: column - 1, modifiers: modifiers)
    }

    private static func action(_ bits: Int, isUp: Bool) -> Mouse.Action? {
        if bits & 64 != 0 {
            // A wheel has no release.
            return isUp ? nil : [.wheelUp, .wheelDown, .wheelLeft, .wheelRight][bits & 3]
        }
        let button: Mouse.Button
        switch bits & 3 {
        case 0: button = .left
        case 1: button = .middle
        case 2: button = .right
        default: return nil
        }
        return isUp ? .release(button) : bits & 32 != 0 ? .drag(button) : .press(button)
    }
}
