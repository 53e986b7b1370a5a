/// Reads JSON token by token, strictly (RFC 8259), out of bytes already in memory.
///
/// Foundation's readers build a tree of objects first, accept duplicate keys, and take longer to load than a
/// checkpoint takes to read.
struct JSONScanner {
    /// Nesting allowed; a checkpoint needs three levels.
    static let deepest = 64

    /// What is read.
    let bytes: [UInt8]
    /// The part of the bytes that is JSON.
    let range: Range<Int>
    /// The next byte, as an index into `bytes`.
    var cursor: Int
    private var depth = 0

    /// A scanner over `range` of `bytes`, which it must lie within.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        self.range = range
        cursor = range.lowerBound
    }

    /// The offset from the start of the range.
    var position: Int { cursor - range.lowerBound }

    /// The next byte that is not white space, not consumed; nil at the end.
    mutating func upcoming() -> UInt8? {
        while cursor < range.upperBound {
            switch bytes[cursor] {
            case 0x20, 0x09, 0x0A, 0x0D: cursor += 1
            default: return bytes[cursor]
            }
        }
        return nil
    }

    /// Requires that nothing but white space is left.
    mutating func finish() throws(JSONError) {
        guard upcoming() == nil else { throw failure("expected the end") }
    }

    /// Reads an object.
    ///
    /// `member` is called after each key and its colon, and must consume the value.
    mutating func object(
        _ member: (_ key: String, _ scanner: inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) {
        try enter(UInt8(ascii: "{"))
        if upcoming() != UInt8(ascii: "}") {
            repeat {
                guard upcoming() == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
                let key = try string()
                guard take(UInt8(ascii: ":")) else { throw failure("expected a colon after \"\(key)\"") }
                try member(key, &self)
            } while take(UInt8(ascii: ","))
        }
        try leave(UInt8(ascii: "}"))
    }

    /// Reads an array.
    ///
    /// `element` is called before each value and must consume it.
    mutating func array(
        _ element: (_ scanner: inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) {
        try enter(UInt8(ascii: "["))
        if upcoming() != UInt8(ascii: "]") {
            repeat { try element(&self) } while take(UInt8(ascii: ","))
        }
        try leave(UInt8(ascii: "]"))
    }

    /// Consumes exactly `text`.
    mutating func word(_ text: StaticString) throws(JSONError) {
        guard upcoming() != nil, starts(with: text) else { throw failure("expected a value") }
        cursor += text.utf8CodeUnitCount
    }

    /// Whether `-Infinity` comes next, as against a negative number.
    mutating func startsInfinity() -> Bool { upcoming() != nil && starts(with: "-I") }

    /// Reads a number: an `integer` when written without point and exponent and within 64 bits, else a `number`.
    mutating func number() throws(JSONError) -> ConfigurationValue {
        guard upcoming() != nil else { throw failure("expected a value") }
        let start = cursor
        if peek() == UInt8(ascii: "-") { cursor += 1 }
        if peek() == UInt8(ascii: "0") {
            cursor += 1
        } else {
            guard digits() > 0 else { throw failure("expected a value") }
        }
        var isWhole = true
        if peek() == UInt8(ascii: ".") {
            cursor += 1
            isWhole = false
            guard digits() > 0 else { throw failure("expected a digit") }
        }
        if let letter = peek(), letter | 0x20 == UInt8(ascii: "e") {
            cursor += 1
            isWhole = false
            if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { cursor += 1 }
            guard digits() > 0 else { throw failure("expected a digit") }
        }
        let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
        if isWhole, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            throw JSONError(offset: start - range.lowerBound, problem: "number out of range")
        }
        return .number(value)
    }

    /// Consumes `byte` if it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard upcoming() == byte else { return false }
        cursor += 1
        return true
    }

    private mutating func enter(_ byte: UInt8) throws(JSONError) {
        guard take(byte) else { throw failure("expected \(Unicode.Scalar(byte))") }
        depth += 1
        guard depth <= Self.deepest else { throw failure("nested deeper than \(Self.deepest) levels") }
    }

    private mutating func leave(_ byte: UInt8) throws(JSONError) {
        guard take(byte) else { throw failure("expected a comma or \(Unicode.Scalar(byte))") }
        depth -= 1
    }

    /// Whether `text` comes next.
    func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[cursor..<range.upperBound].starts(with: $0) }
    }

    /// The next byte, white space or not; nil at the end.
    func peek() -> UInt8? { cursor < range.upperBound ? bytes[cursor] : nil }

    private mutating func digits() -> Int {
        let start = cursor
        while let byte = peek(), byte &- UInt8(ascii: "0") < 10 { cursor += 1 }
        return cursor - start
    }

    /// An error at the next byte.
    func failure(_ problem: String) -> JSONError { JSONError(offset: position, problem: problem) }
}
