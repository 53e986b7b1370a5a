/// Strings, with their escapes.
extension JSONScanner {
    /// Reads a string in quotes.
    mutating func string() throws(JSONError) -> String {
        guard take(UInt8(ascii: "\"")) else { throw failure("expected a string") }
        let start = cursor
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                defer { cursor += 1 }
                return try text(Array(bytes[start..<cursor]), at: start)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw failure("unescaped control character in a string")
            default: cursor += 1
            }
        }
        throw failure("string without an end")
    }

    /// Goes on with a string, at its first backslash.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var content = Array(bytes[start..<cursor])
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                cursor += 1
                return try text(content, at: start)
            case UInt8(ascii: "\\"):
                cursor += 1
                content += try escape()
            case 0..<0x20: throw failure("unescaped control character in a string")
            default:
                content.append(byte)
                cursor += 1
            }
        }
        throw failure("string without an end")
    }

    /// The UTF-8 of the escape whose backslash was just consumed.
    private mutating func escape() throws(JSONError) -> [UInt8] {
        guard let letter = peek() else { throw failure("string without an end") }
        cursor += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var code = try fourHexDigits()
            // A surrogate pair is one character in two escapes.
            if 0xD800..<0xDC00 ~= code, starts(with: "\\u") {
                cursor += 2
                let low = try fourHexDigits()
                guard 0xDC00..<0xE000 ~= low else { throw failure("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw failure("half a surrogate pair") }
            return Array(String(scalar).utf8)
        default: throw failure("unknown escape")
        }
    }

    private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("expected four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
            cursor += 1
        }
        return code
    }

    private func text(_ content: [UInt8], at start: Int) throws(JSONError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw JSONError(offset: start - range.lowerBound, problem: "string is not valid UTF-8")
        }
        return text
    }
}
