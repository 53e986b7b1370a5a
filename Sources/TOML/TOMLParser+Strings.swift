extension TOMLParser {
    /// `"text"` on one line, with escapes.
    mutating func basicString() throws(TOMLError) -> String {
        at += 1
        var text: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                at += 1
                try escape(into: &text)
            default:
                guard !Self.isControl(byte) else { throw unclosed(byte) }
                text.append(byte)
                at += 1
            }
        }
        throw error("a text is never closed")
    }

    /// `'text'` on one line, as it stands.
    mutating func literalString() throws(TOMLError) -> String {
        at += 1
        let start = at
        while let byte = current {
            if byte == UInt8(ascii: "'") {
                at += 1
                return String(decoding: bytes[start..<at - 1], as: UTF8.self)
            }
            guard !Self.isControl(byte) else { throw unclosed(byte) }
            at += 1
        }
        throw error("a text is never closed")
    }

    /// Three double quotes, over several lines, with escapes.
    mutating func longBasicString() throws(TOMLError) -> String {
        try longString(UInt8(ascii: "\"")) { (parser, text) throws(TOMLError) in
            guard parser.current == UInt8(ascii: "\\") else { return false }
            parser.at += 1
            if try !parser.skipLineContinuation() { try parser.escape(into: &text) }
            return true
        }
    }

    /// Three single quotes, over several lines, as it stands.
    mutating func longLiteralString() throws(TOMLError) -> String {
        try longString(UInt8(ascii: "'")) { (_, _) throws(TOMLError) in false }
    }

    /// Text between triple quotes; one or two more of them at its end belong to it.
    private mutating func longString(
        _ quote: UInt8, special: (inout TOMLParser, inout [UInt8]) throws(TOMLError) -> Bool
    ) throws(TOMLError) -> String {
        let opening = line
        at += 3
        if current == 0x0A || current == 0x0D { try newline() }
        var text: [UInt8] = []
        while let byte = current {
            if byte == quote {
                var count = 0
                while current == quote, count < 5 {
                    at += 1
                    count += 1
                }
                guard count < 3 else {
                    text.append(contentsOf: repeatElement(quote, count: count - 3))
                    return String(decoding: text, as: UTF8.self)
                }
                text.append(contentsOf: repeatElement(quote, count: count))
            } else if byte == 0x0A || byte == 0x0D {
                try newline()
                text.append(0x0A)
            } else if try !special(&self, &text) {
                guard !Self.isControl(byte) else { throw unclosed(byte) }
                text.append(byte)
                at += 1
            }
        }
        throw TOMLError(line: opening, problem: "a text of several lines is never closed")
    }

    /// After a backslash: passes over the space up to the next text, if the line ends here.
    private mutating func skipLineContinuation() throws(TOMLError) -> Bool {
        var end = at
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        guard end < bytes.count, bytes[end] == 0x0A || bytes[end] == 0x0D else { return false }
        while true {
            skipSpace()
            guard current == 0x0A || current == 0x0D else { return true }
            try newline()
        }
    }

    /// After a backslash: the character meant.
    private mutating func escape(into text: inout [UInt8]) throws(TOMLError) {
        guard let byte = current else { throw error("a text is never closed") }
        at += 1
        switch byte {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
        case UInt8(ascii: "u"): try unicode(digits: 4, into: &text)
        case UInt8(ascii: "U"): try unicode(digits: 8, into: &text)
        default: throw error("a backslash that escapes nothing; write \\\\ for a backslash")
        }
    }

    private mutating func unicode(digits: Int, into text: inout [UInt8]) throws(TOMLError) {
        let code = at + digits <= bytes.count ? String(decoding: bytes[at..<at + digits], as: UTF8.self) : ""
        guard code.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let number = UInt32(code, radix: 16),
            let scalar = Unicode.Scalar(number)
        else { throw error("expected \(digits) hexadecimal digits of a Unicode character") }
        at += digits
        text.append(contentsOf: String(scalar).utf8)
    }

    private func unclosed(_ byte: UInt8) -> TOMLError {
        byte == 0x0A || byte == 0x0D
            ? error("a text is not closed on its line") : error("a text holds a control character")
    }
}
