/// Where the blocks of a bgzip file begin, in the file and in the text they unpack to.
///
/// A `.gzi` file holds the same: a count, then for every block but the first the two offsets, as little-endian
/// 64-bit numbers (SAM specification, section 4.1; `bgzip -r`).
struct BGZFIndex: Equatable {
    /// The file offsets of the blocks, then the file's size.
    private(set) var packed = [0]
    /// The offsets of the blocks' first bytes in the text, then the text's size.
    private(set) var unpacked = [0]

    /// The number of blocks.
    var count: Int { packed.count - 1 }

    /// The blocks of a whole file, found by walking from header to header; nothing is unpacked.
    init(scanning source: any ByteSource) throws(GenomeDataError) {
        try walk(source)
    }

    /// The blocks that a `.gzi` file lists for `source`, and those behind the last one it lists.
    init(gzi: any ByteSource, of source: any ByteSource) throws(GenomeDataError) {
        let bytes = try gzi.readAll(limit: 1 << 30)
        var reader = ByteReader(bytes, file: gzi.name, origin: 0, what: "bgzip index")
        let entries = try reader.count()
        guard entries <= reader.remaining / 16, reader.remaining == entries * 16 else {
            throw reader.failure("\(entries) entries stated, but \(reader.remaining) bytes follow")
        }
        for _ in 0..<entries {
            let (offset, text) = (try reader.count(), try reader.count())
            guard let last = packed.last, let lastText = unpacked.last, offset > last, text >= lastText,
                offset < source.size, text - lastText <= BGZFBlock.longest
            else { throw reader.failure("the offsets must rise and lie within \(source.name)") }
            packed.append(offset)
            unpacked.append(text)
        }
        // The last listed offsets say where the text ends, so what leads up to them is looked at now.
        if count > 0 {
            let block = try BGZFBlock(of: source, at: packed[count - 1])
            guard packed[count - 1] + block.packedLength == packed[count],
                unpacked[count - 1] + block.length == unpacked[count]
            else { throw reader.failure("the last entry does not fit \(source.name)") }
        }
        try walk(source)
    }

    /// Follows the blocks from the last known one to the file's end, where the empty end marker must stand.
    private mutating func walk(_ source: any ByteSource) throws(GenomeDataError) {
        guard var offset = packed.last, var text = unpacked.last else { return }
        var lastLength = -1
        while offset < source.size {
            let block = try BGZFBlock(of: source, at: offset)
            offset += block.packedLength
            text += block.length
            lastLength = block.length
            packed.append(offset)
            unpacked.append(text)
        }
        guard lastLength == 0 else {
            throw GenomeDataError(
                file: source.name, place: "byte \(source.size)",
                problem: "bgzip's end marker is missing: the file is cut short")
        }
    }

    /// The block that holds byte `offset` of the text, which must be within it.
    func block(at offset: Int) -> Int {
        var (low, high) = (0, count)
        // The last block that begins at or before the offset; empty blocks before it are passed over.
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if unpacked[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The content of a `.gzi` file: as `bgzip -r` writes it, so without the first block and the end marker.
    func gzi() -> [UInt8] {
        let listed = 1..<max(1, count - 1)
        var bytes: [UInt8] = []
        func append(_ value: Int) {
            withUnsafeBytes(of: UInt64(value).littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(listed.count)
        for block in listed {
            append(packed[block])
            append(unpacked[block])
        }
        return bytes
    }
}
