/// The frame of one bgzip block: a gzip member that states its own length in an extra field `BC`.
struct BGZFBlock: Equatable {
    /// The most bytes a block unpacks to.
    static let longest = 1 << 16
    /// The bytes before the deflated data.
    let headerLength: Int
    /// The bytes of the whole block.
    let packedLength: Int
    /// The bytes it unpacks to.
    let length: Int

    /// The frame of the block at `offset`, with no more read than its head and its last four bytes.
    init(of source: any ByteSource, at offset: Int) throws(GenomeDataError) {
        let head = try source.readAvailable(at: offset, count: 12 + 64)
        guard let frame = Self.frame(head) else {
            throw GenomeDataError(
                file: source.name, place: "byte \(offset)", problem: "a bgzip block expected")
        }
        (headerLength, packedLength) = frame
        let tail = try source.read(at: offset + packedLength - 4, count: 4)
        var reader = ByteReader(
            tail, file: source.name, origin: offset + packedLength - 4, what: "bgzip block")
        length = Int(try reader.u32())
        guard length <= Self.longest else {
            throw GenomeDataError(
                file: source.name, place: "byte \(offset)",
                problem: "a bgzip block holds at most \(Self.longest) bytes, this one says \(length)")
        }
    }

    /// The header's length and the whole block's, from its first bytes; nil when they are not bgzip's.
    static func frame(_ head: [UInt8]) -> (header: Int, block: Int)? {
        guard head.count >= 18, head[0] == 0x1f, head[1] == 0x8b, head[2] == 8, head[3] == 4 else {
            return nil
        }
        let extra = Int(head[10]) | Int(head[11]) << 8
        var field = 12
        while field + 4 <= min(12 + extra, head.count) {
            let size = Int(head[field + 2]) | Int(head[field + 3]) << 8
            if head[field] == UInt8(ascii: "B"), head[field + 1] == UInt8(ascii: "C"), size == 2,
                field + 6 <= head.count
            {
                let block = (Int(head[field + 4]) | Int(head[field + 5]) << 8) + 1
                // Checksum and length take eight bytes behind the data.
                return block >= 12 + extra + 8 ? (12 + extra, block) : nil
            }
            field += 4 + size
        }
        return nil
    }
}
