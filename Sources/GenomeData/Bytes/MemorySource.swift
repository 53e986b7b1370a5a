/// Bytes in memory: an index that could not be written beside its file, a damaged file in a test.
struct MemorySource: ByteSource {
    let name: String
    let bytes: [UInt8]
    let isRemote = false

    var size: Int { bytes.count }

    func read(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8] {
        try checkRange(at: offset, count: count)
        return Array(bytes[offset..<(offset + count)])
    }
}
