extension BigWigLayout {
    /// The bytes of a block, unpacked where the file's blocks are packed.
    ///
    /// - Throws: for a block that is longer than any, or damaged.
    func unpack(_ block: BigWigTree.Block, of source: any ByteSource) throws(GenomeDataError) -> [UInt8] {
        guard block.length <= Self.longestBlock else {
            throw GenomeDataError(
                file: source.name, place: "byte \(block.offset)",
                problem: "a block of \(block.length) bytes, more than any writer makes")
        }
        let bytes = try source.read(at: block.offset, count: block.length)
        guard unpackedBlock > 0 else { return bytes }
        guard let unpacked = Inflate.bytes(bytes[...], .zlib, limit: unpackedBlock) else {
            throw GenomeDataError(
                file: source.name, place: "byte \(block.offset)",
                problem: "the block is damaged: it does not unpack to at most \(unpackedBlock) bytes")
        }
        return unpacked
    }
}
