/// Reads little-endian numbers out of a part of a file, never past its end.
struct ByteCursor {
    /// The file being read.
    let file: CheckpointFile
    /// What the part is, for messages.
    let part: String
    /// The end of the part, as an offset in the file.
    let end: Int
    /// The next byte's offset in the file.
    private(set) var position: Int

    /// A cursor at the start of `range`, which must lie within the file.
    init(_ file: CheckpointFile, _ range: Range<Int>, part: String) {
        self.file = file
        self.part = part
        position = range.lowerBound
        end = range.upperBound
    }

    /// How many bytes are left.
    var remaining: Int { end - position }

    /// Consumes `count` bytes and gives their place in the file.
    mutating func take(_ count: Int) throws(CheckpointError) -> Range<Int> {
        guard count >= 0, count <= remaining else {
            throw failure("\(part) ends here, but \(count) more bytes are announced")
        }
        defer { position += count }
        return position..<(position + count)
    }

    /// Consumes one byte.
    mutating func byte() throws(CheckpointError) -> UInt8 { file.bytes[try take(1).lowerBound] }

    /// Consumes two bytes.
    mutating func uint16() throws(CheckpointError) -> Int { Int(try unsigned(2)) }

    /// Consumes four bytes.
    mutating func uint32() throws(CheckpointError) -> Int { Int(try unsigned(4)) }

    /// Consumes eight bytes.
    mutating func uint64() throws(CheckpointError) -> UInt64 { try unsigned(8) }

    /// Consumes eight bytes that count or place something: more than 63 bits are an error.
    mutating func size() throws(CheckpointError) -> Int {
        guard let value = Int(exactly: try unsigned(8)) else {
            throw failure("\(part) announces a size beyond any file's")
        }
        return value
    }

    /// Consumes `count` bytes of UTF-8 text.
    mutating func text(_ count: Int) throws(CheckpointError) -> String {
        let place = try take(count)
        guard let text = String(validating: file.bytes[place], as: UTF8.self) else {
            throw file.failure(at: .byte(place.lowerBound), "text in \(part) is not valid UTF-8")
        }
        return text
    }

    /// Consumes text up to and including a line feed, which is dropped.
    mutating func line() throws(CheckpointError) -> String {
        guard let feed = file.bytes[position..<end].firstIndex(of: 0x0A) else {
            throw failure("\(part) has a line without an end")
        }
        let line = try text(feed - position)
        position += 1
        return line
    }

    /// An error at the next byte.
    func failure(_ problem: String) -> CheckpointError { file.failure(at: .byte(position), problem) }

    private mutating func unsigned(_ count: Int) throws(CheckpointError) -> UInt64 {
        let place = try take(count)
        var value: UInt64 = 0
        for index in place.reversed() { value = value << 8 | UInt64(file.bytes[index]) }
        return value
    }
}
