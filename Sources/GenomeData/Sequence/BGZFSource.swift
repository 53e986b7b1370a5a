import CChecksums

/// The text of a bgzip file as a byte source, unpacked block by block with a bounded memory of recent blocks.
///
/// Each block is checked against its index entry, its stated length and its checksum: a stale index or a flipped
/// bit is an error, never other text.
final class BGZFSource: ByteSource {
    let name: String
    let size: Int
    let isRemote: Bool
    private let base: any ByteSource
    private let index: BGZFIndex
    private let blocks = RecentCache<Int, [UInt8]>(capacity: 8 << 20)

    init(_ base: any ByteSource, index: BGZFIndex) {
        self.base = base
        self.index = index
        name = base.name
        isRemote = base.isRemote
        size = index.unpacked.last ?? 0
    }

    /// Whether a file that begins with these bytes is gzip of any kind.
    static func isGzip(_ head: [UInt8]) -> Bool { head.count >= 2 && head[0] == 0x1f && head[1] == 0x8b }

    func read(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8] {
        try checkRange(at: offset, count: count)
        guard count > 0 else { return [] }
        let end = offset + count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var block = index.block(at: offset)
        while block < index.count, index.unpacked[block] < end {
            let start = index.unpacked[block]
            let text = try unpack(block)
            let (low, high) = (max(0, offset - start), min(text.count, end - start))
            if low < high { bytes.append(contentsOf: text[low..<high]) }
            block += 1
        }
        return bytes
    }

    /// The text of a block, whose length is as the index has it.
    private func unpack(_ block: Int) throws(GenomeDataError) -> [UInt8] {
        if let text = blocks[block] { return text }
        let offset = index.packed[block]
        let packedLength = index.packed[block + 1] - offset
        let length = index.unpacked[block + 1] - index.unpacked[block]
        func failure(_ problem: String) -> GenomeDataError {
            GenomeDataError(file: name, place: "byte \(offset)", problem: problem)
        }
        guard packedLength <= BGZFBlock.longest else {
            throw failure("the bgzip index (.gzi) does not fit the file: blocks are missing from it")
        }
        let bytes = try base.read(at: offset, count: packedLength)
        guard let frame = BGZFBlock.frame(bytes), frame.block == packedLength else {
            throw failure(
                "the bgzip index (.gzi) does not fit the file: no block of \(packedLength) bytes here")
        }
        let trailer = bytes.count - 8
        guard trailer >= frame.header,
            let text = Inflate.bytes(bytes[frame.header..<trailer], .none, limit: BGZFBlock.longest)
        else { throw failure("the bgzip block is damaged: it does not unpack") }
        var reader = ByteReader(
            Array(bytes[trailer...]), file: name, origin: offset + trailer, what: "bgzip block")
        let (checksum, stated) = (try reader.u32(), try reader.u32())
        guard Int(stated) == text.count, checksum == checksum_crc32(text, text.count) else {
            throw failure("the bgzip block is damaged: its checksum or length differs")
        }
        guard text.count == length else {
            throw failure(
                "the bgzip index (.gzi) does not fit the file: \(length) bytes of text expected here")
        }
        blocks.insert(text, for: block, cost: text.count)
        return text
    }
}
