/// What terminals answer when they are asked about themselves.
enum TerminalReply {
    /// Asks for the background's colour (OSC 11), and whether synchronised output is known (DECRQM of mode 2026).
    static let questions = "\u{1B}]11;?\u{1B}\\\u{1B}[?2026$p"

    /// Whether the background that an answer names is light: "11;rgb:ffff/ffff/ffff"; nil for any other string.
    static func background(_ bytes: [UInt8]) -> Bool? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("11;rgb:") else { return nil }
        let parts = text.dropFirst(7).split(separator: "/", omittingEmptySubsequences: false)
        let shares = parts.compactMap { part -> Double? in
            // One to four digits of each colour, as the terminal likes.
            guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
            return Double(value) / Double((1 << (4 * part.count)) - 1)
        }
        guard parts.count == 3, shares.count == 3 else { return nil }
        // Luma of Rec. 601.
        return 0.299 * shares[0] + 0.587 * shares[1] + 0.114 * shares[2] > 0.5
    }

    /// Whether an answer of DECRQM, ESC [ `bytes` `final`, says that mode 2026 can be switched.
    static func knowsSynchronisedOutput(_ bytes: [UInt8], final: UInt8) -> Bool {
        guard final == UInt8(ascii: "y"), bytes.last == UInt8(ascii: "$") else { return false }
        guard let numbers = ControlSequence.numbers(bytes.dropFirst().dropLast()), numbers.count == 2 else {
            return false
        }
        return numbers[0] == 2026 && (1...3).contains(numbers[1])
    }
}
