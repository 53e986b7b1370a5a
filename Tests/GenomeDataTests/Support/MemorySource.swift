@testable import GenomeData

/// A damaged file in memory.
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
