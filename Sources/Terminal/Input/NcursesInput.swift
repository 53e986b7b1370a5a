import CNcurses
import Canvas

/// What ncurses has read, as pieces for the decoder.
enum NcursesInput {
    enum Next {
        case none
        case piece(InputDecoder.Piece)
        /// A key that means nothing here.
        case unknown
    }

    static func next() -> Next {
        let input = prism_screen_input()
        switch Int(input.kind) {
        case Int(PRISM_INPUT_NONE): return .none
        case Int(PRISM_INPUT_BYTE): return .piece(.byte(UInt8(truncatingIfNeeded: input.value)))
        case Int(PRISM_INPUT_FUNCTION): return .piece(.key(function(Int(input.value))))
        case Int(PRISM_INPUT_KEY):
            guard let code = codes[input.value] else { return .unknown }
            return .piece(.key(Key(code, input.shift ? .shift : [])))
        default:
            let name = withUnsafeBytes(of: input.name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let key = ControlSequence.key(named: name) else { return .unknown }
            return .piece(.key(key))
        }
    }

    /// Descriptions number F1 with Shift as F13, with Ctrl as F25, with both as F37, with Alt as F49.
    private static func function(_ number: Int) -> Key {
        guard number > 12 else { return Key(.function(number)) }
        let held: [Key.Modifiers] = [[], .shift, .control, [.control, .shift], .alt, [.alt, .shift]]
        return Key(.function((number - 1) % 12 + 1), held[min((number - 1) / 12, held.count - 1)])
    }

    private static let codes: [Int32: Key.Code] = [
        Int32(PRISM_KEY_UP): .up, Int32(PRISM_KEY_DOWN): .down, Int32(PRISM_KEY_LEFT): .left,
        Int32(PRISM_KEY_RIGHT): .right, Int32(PRISM_KEY_HOME): .home, Int32(PRISM_KEY_END): .end,
        Int32(PRISM_KEY_PAGE_UP): .pageUp, Int32(PRISM_KEY_PAGE_DOWN): .pageDown,
        Int32(PRISM_KEY_INSERT): .insert, Int32(PRISM_KEY_DELETE): .delete,
        Int32(PRISM_KEY_BACKSPACE): .backspace, Int32(PRISM_KEY_ENTER): .enter, Int32(PRISM_KEY_TAB): .tab,
    ]
}
