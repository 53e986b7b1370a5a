/// What a program writes as lines for the screen: without control characters and terminal sequences, tabs as blanks.
struct OutputText {
    private var pending: [UInt8] = []

    /// The longest line; what is longer goes on in the next.
    static let longest = 2000
    private static let tab = 8

    /// Takes bytes; the lines that they end.
    mutating func add(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == 0x0A {
                lines.append(take())
            } else {
                // A character of several bytes is not parted.
                if pending.count >= Self.longest, byte & 0xC0 != 0x80 { lines.append(take()) }
                if pending.count < Self.longest + 4 { pending.append(byte) }
            }
        }
        return lines
    }

    /// The line that has no end; none where there is nothing in it.
    mutating func end() -> [String] { pending.isEmpty ? [] : [take()] }

    private mutating func take() -> String {
        defer { pending = [] }
        return Self.plain(String(decoding: pending, as: UTF8.self))
    }

    /// A line without what would steer a terminal.
    static func plain(_ line: String) -> String {
        var text = String.UnicodeScalarView()
        var scalars = line.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\t":
                repeat { text.append(" ") } while !text.count.isMultiple(of: tab)
            case "\u{1B}": skipSequence(&scalars)
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: break
                default: text.append(scalar)
                }
            }
        }
        return String(text)
    }

    /// What follows ESC: a control sequence up to its final byte, a string up to BEL or ST, or one character.
    private static func skipSequence(_ scalars: inout Substring.UnicodeScalarView) {
        guard let kind = scalars.popFirst() else { return }
        switch kind {
        case "[":
            while let next = scalars.popFirst() { if (0x40...0x7E).contains(next.value) { return } }
        case "]", "P", "^", "_", "X":
            while let next = scalars.popFirst() {
                if next == "\u{07}" { return }
                if next == "\u{1B}" {
                    if scalars.first == "\\" { scalars.removeFirst() }
                    return
                }
            }
        default: break
        }
    }
}
