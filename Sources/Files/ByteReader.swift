/// Reads numbers one after another out of bytes that came from a file, and never past their end.
package struct ByteReader<Damage: ByteDamage>: Sendable {
    /// The bytes, of which some are read.
    package let bytes: [UInt8]
    /// The file, for messages.
    package let file: String
    /// The file's offset of the first byte, for messages.
    package let origin: Int
    /// What the bytes are, for messages: "R-tree node".
    package let what: String
    /// The index behind the last byte that is read.
    package let end: Int
    /// The index of the next byte.
    package var position: Int
    /// Whether numbers are stored the most significant byte first.
    package var isBigEndian: Bool

    /// A reader of `range` of `bytes`, or of all of them, which stand at `origin` of `file` and are a `what`.
    ///
    /// A range that reaches beyond the bytes is cut to them.
    @inlinable package init(
        _ bytes: [UInt8], in range: Range<Int>? = nil, file: String, origin: Int, what: String,
        isBigEndian: Bool = false
    ) {
        let range = (range ?? bytes.indices).clamped(to: bytes.indices)
        self.bytes = bytes
        self.file = file
        self.origin = origin
        self.what = what
        self.isBigEndian = isBigEndian
        position = range.lowerBound
        end = range.upperBound
    }

    /// The number of bytes not yet read.
    @inlinable package var remaining: Int { end - position }

    /// An error at the next byte.
    @inlinable package func failure(_ problem: String) -> Damage {
        Damage(file: file, byte: origin + position, what: what, problem: problem)
    }

    /// Takes `count` bytes: their indices in `bytes`.
    @inlinable package mutating func take(_ count: Int) throws(Damage) -> Range<Int> {
        guard count >= 0, count <= remaining else {
            throw failure("ends here: \(count) more bytes are expected, \(remaining) are there")
        }
        defer { position += count }
        return position..<(position + count)
    }

    /// Passes over `count` bytes.
    @inlinable package mutating func skip(_ count: Int) throws(Damage) { _ = try take(count) }

    /// The next `count` bytes as they are.
    @inlinable package mutating func raw(_ count: Int) throws(Damage) -> ArraySlice<UInt8> { bytes[try take(count)] }

    /// An unsigned number of `width` bytes, 1 to 8.
    @inlinable package mutating func unsigned(width: Int) throws(Damage) -> UInt64 {
        let place = try take(width)
        var value: UInt64 = 0
        for index in place {
            let byte = bytes[isBigEndian ? index : place.lowerBound + (place.upperBound - 1 - index)]
            value = value << 8 | UInt64(byte)
        }
        return value
    }

    /// An unsigned byte.
    @inlinable package mutating func u8() throws(Damage) -> UInt8 { bytes[try take(1).lowerBound] }
    /// A 16-bit unsigned number.
    @inlinable package mutating func u16() throws(Damage) -> Int { Int(try unsigned(width: 2)) }
    /// A 32-bit unsigned number.
    @inlinable package mutating func u32() throws(Damage) -> UInt32 {
        UInt32(truncatingIfNeeded: try unsigned(width: 4))
    }
    /// A 64-bit unsigned number.
    @inlinable package mutating func u64() throws(Damage) -> UInt64 { try unsigned(width: 8) }
    /// A 32-bit floating-point number.
    @inlinable package mutating func f32() throws(Damage) -> Float { Float(bitPattern: try u32()) }

    /// A 64-bit count or offset, small enough that sums of a few of them are safe.
    @inlinable package mutating func count() throws(Damage) -> Int {
        let value = try u64()
        guard value < 1 << 60 else { throw failure("the count or offset \(value) is beyond any file's") }
        return Int(value)
    }

    /// `count` bytes of UTF-8 text.
    @inlinable package mutating func text(_ count: Int) throws(Damage) -> String {
        let start = self
        guard let text = String(validating: try raw(count), as: UTF8.self) else {
            throw start.failure("text that is not valid UTF-8")
        }
        return text
    }

    /// Text up to a line feed, which is passed over.
    @inlinable package mutating func line() throws(Damage) -> String {
        guard remaining > 0, let feed = bytes[position..<end].firstIndex(of: 0x0A) else {
            throw failure("line without an end")
        }
        defer { position += 1 }
        return try text(feed - position)
    }
}
