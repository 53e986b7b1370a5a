import Files

/// Reads a `.hic` file forwards from some byte, some kilobytes at a time; nothing that the file states is taken for a size
/// of memory.
struct HiCCursor {
    private let source: any ByteSource
    private var reader: ByteReader

    /// Bytes fetched at once.
    private static let piece = 1 << 15
    /// The longest name, in bytes.
    private static let longestName = 1 << 12

    /// Reads a `what` of `source` from `offset` on.
    init(_ source: any ByteSource, at offset: Int, what: String) {
        self.source = source
        reader = ByteReader([], file: source.name, origin: offset, what: what)
    }

    /// The file's offset of the next byte.
    var offset: Int { reader.origin + reader.position }

    /// Whether there is no byte more.
    var isAtEnd: Bool { offset >= source.size }

    /// The bytes from here to the file's end.
    var left: Int { max(0, source.size - offset) }

    /// An error at the next byte.
    func failure(_ problem: String) -> GenomeDataError { reader.failure(problem) }

    /// A signed 32-bit number.
    mutating func int() throws(GenomeDataError) -> Int {
        try fetch(4)
        return Int(Int32(bitPattern: try reader.u32()))
    }

    /// A count of 32 bits, not negative.
    mutating func count() throws(GenomeDataError) -> Int {
        let start = self
        let value = try int()
        guard value >= 0 else { throw start.failure("the count \(value); one that is not negative expected") }
        return value
    }

    /// A 64-bit count or offset.
    mutating func longCount() throws(GenomeDataError) -> Int {
        try fetch(8)
        return try reader.count()
    }

    /// A count of 32 bits, or of 64 where `isLong`.
    mutating func count(isLong: Bool) throws(GenomeDataError) -> Int {
        isLong ? try longCount() : try count()
    }

    /// Text up to a NUL byte, which is passed over.
    mutating func text() throws(GenomeDataError) -> String {
        let start = self
        var bytes: [UInt8] = []
        while true {
            try fetch(1)
            let byte = try reader.u8()
            if byte == 0 { break }
            bytes.append(byte)
            guard bytes.count <= Self.longestName else {
                throw start.failure("text of at most \(Self.longestName) bytes, ended by a NUL, expected")
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw start.failure("text that is not valid UTF-8")
        }
        return text
    }

    /// Passes over text of any length, with its NUL.
    mutating func skipText() throws(GenomeDataError) {
        repeat { try fetch(1) } while try reader.u8() != 0
    }

    /// Passes over `count` items of `width` bytes.
    mutating func skip(_ count: Int, of width: Int) throws(GenomeDataError) {
        guard count <= left / max(1, width) else {
            throw failure("\(count) items of \(width) bytes are stated, but \(left) bytes are left")
        }
        guard count * width > reader.remaining else { return try reader.skip(count * width) }
        let target = offset + count * width
        reader = ByteReader([], file: source.name, origin: target, what: reader.what)
    }

    /// Makes sure that `count` bytes are at hand where the file has them; where it does not, reading them says so.
    private mutating func fetch(_ count: Int) throws(GenomeDataError) {
        guard reader.remaining < count else { return }
        let bytes = try source.readAvailable(at: offset, count: max(count, Self.piece))
        reader = ByteReader(bytes, file: source.name, origin: offset, what: reader.what)
    }
}
