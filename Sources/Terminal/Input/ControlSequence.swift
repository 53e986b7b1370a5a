import Canvas

/// Keys in the sequences that terminals share but descriptions often lack.
enum ControlSequence {
    /// The key of ESC [ `bytes` `final`; nil for what is not a key.
    static func key(_ bytes: [UInt8], final: UInt8) -> Key? {
        guard let numbers = numbers(bytes[...]) else { return nil }
        let modifiers = modifiers(numbers.count > 1 ? numbers[1] : 1)
        switch final {
        case UInt8(ascii: "~"):
            if numbers.first == 27, numbers.count == 3 { return typed(numbers[2], modifiers) }
            return numbers.first.flatMap { editing[$0] }.map { Key($0, modifiers) }
        case UInt8(ascii: "u"): return numbers.first.flatMap { typed($0, modifiers) }
        case UInt8(ascii: "Z"): return Key(.tab, .shift)
        default: return letters[final].map { Key($0, modifiers) }
        }
    }

    /// The key of ESC O `final`.
    static func shifted(_ final: UInt8) -> Key? {
        final == UInt8(ascii: "M") ? Key(.enter) : letters[final].map { Key($0) }
    }

    /// The key of a terminal's own capability, by its name: "kRIT5" is Ctrl-Right.
    static func key(named name: String) -> Key? {
        guard name.hasPrefix("k"), let digit = name.last?.wholeNumberValue,
            let code = named[String(name.dropFirst().dropLast())]
        else { return nil }
        return Key(code, modifiers(digit))
    }

    /// The decimal numbers between semicolons; an absent one is 0.
    ///
    /// Nil if there is anything else.
    static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int]? {
        if bytes.isEmpty { return [] }
        var numbers: [Int] = []
        for part in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            var value = 0
            for digit in part {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                value = Swift.min(value * 10 + Int(digit - UInt8(ascii: "0")), 1_000_000)
            }
            numbers.append(value)
        }
        return numbers
    }

    /// Terminals number what is held from 1 (nothing): 1 + Shift 1 + Alt 2 + Ctrl 4.
    private static func modifiers(_ number: Int) -> Key.Modifiers {
        let bits = Swift.max(0, number - 1)
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    private static func typed(_ code: Int, _ modifiers: Key.Modifiers) -> Key? {
        guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return nil }
        var key = InputDecoder.key(typing: scalar)
        key.modifiers.formUnion(modifiers)
        // A character already shows Shift.
        if case .character = key.code { key.modifiers.remove(.shift) }
        return key
    }

    private static let editing: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12),
    ]

    private static let letters: [UInt8: Key.Code] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1),
        UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]

    private static let named: [String: Key.Code] = [
        "UP": .up, "DN": .down, "LFT": .left, "RIT": .right, "HOM": .home, "END": .end, "PRV": .pageUp,
        "NXT": .pageDown, "IC": .insert, "DC": .delete,
    ]
}
