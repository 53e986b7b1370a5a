/// Reads numbers one after another out of bytes that came from a file, and never past their end.
struct ByteReader {
    /// The bytes.
    let bytes: [UInt8]
    /// The file, for messages.
    let file: String
    /// The file's offset of the first byte, for messages.
    let origin: Int
    /// What the bytes are, for messages: "R-tree node".
    let what: String
    /// The index of the next byte.
    var position = 0
    /// Whether numbers are stored the most significant byte first.
    var isBigEndian = false

    /// A reader of `bytes`, which stand at `origin` of `file` and are a `what`.
    init(_ bytes: [UInt8], file: String, origin: Int, what: String, isBigEndian: Bool = false) {
        self.bytes = bytes
        self.file = file
        self.origin = origin
        self.what = what
        self.isBigEndian = isBigEndian
    }

    /// The number of bytes not yet read.
    var remaining: Int { bytes.count - position }

    /// An error at the current position.
    func failure(_ problem: String) -> GenomeDataError {
        GenomeDataError(file: file, place: "byte \(origin + position) (\(what))", problem: problem)
    }

    /// Takes `count` bytes or fails.
    private mutating func take(_ count: Int) throws(GenomeDataError) -> Int {
        guard count >= 0, count <= remaining else {
            throw failure("\(count) more bytes expected, but only \(remaining) are there")
        }
        let start = position
        position += count
        return start
    }

    /// Passes over `count` bytes.
    mutating func skip(_ count: Int) throws(GenomeDataError) { _ = try take(count) }

    /// The next `count` bytes as they are.
    mutating func raw(_ count: Int) throws(GenomeDataError) -> ArraySlice<UInt8> {
        let start = try take(count)
        return bytes[start..<(start + count)]
    }

    /// An unsigned number of `width` bytes, 1 to 8.
    mutating func unsigned(width: Int) throws(GenomeDataError) -> UInt64 {
        let start = try take(width)
        var value: UInt64 = 0
        for index in 0..<width {
            let byte = bytes[isBigEndian ? start + index : start + width - 1 - index]
            value = value << 8 | UInt64(byte)
        }
        return value
    }

    /// An unsigned byte.
    mutating func u8() throws(GenomeDataError) -> UInt8 { bytes[try take(1)] }
    /// A 16-bit unsigned number.
    mutating func u16() throws(GenomeDataError) -> Int { Int(try unsigned(width: 2)) }
    /// A 32-bit unsigned number.
    mutating func u32() throws(GenomeDataError) -> UInt32 {
        UInt32(truncatingIfNeeded: try unsigned(width: 4))
    }
    /// A 64-bit unsigned number.
    mutating func u64() throws(GenomeDataError) -> UInt64 { try unsigned(width: 8) }
    /// A 32-bit floating-point number.
    mutating func f32() throws(GenomeDataError) -> Float { Float(bitPattern: try u32()) }

    /// A 64-bit count or offset, small enough that sums of a few of them are safe.
    mutating func count() throws(GenomeDataError) -> Int {
        let value = try u64()
        guard value < 1 << 60 else { throw failure("the count or offset \(value) is too large") }
        return Int(value)
    }
}
