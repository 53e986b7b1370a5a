/// Where the elements of a data set are stored.
enum HDF5Layout: Sendable {
    /// In the header itself.
    case compact([UInt8])
    /// In one piece of the file; nil when nothing was ever written.
    case contiguous(address: Int?, length: Int)
    /// In chunks of equal shape, found through an index.
    case chunked(shape: [Int], index: HDF5ChunkIndex.Kind, address: Int?)

    /// Reads a layout message of a data set whose elements have `elementSize` bytes, which the message repeats.
    init(_ reader: inout ByteReader, elementSize: Int) throws(GenomeDataError) {
        let version = try reader.u8()
        guard (3...5).contains(version) else {
            throw reader.failure("storage of version 3 to 5 expected; repack the file with h5repack")
        }
        switch (try reader.u8(), version) {
        case (0, _):
            self = .compact(Array(try reader.raw(try reader.u16())))
        case (1, _):
            self = .contiguous(address: try reader.address(), length: try reader.count())
        case (2, 3):
            let rank = Int(try reader.u8())
            let address = try reader.address()
            let shape = try Self.shape(&reader, rank: rank, width: 4, elementSize: elementSize)
            self = .chunked(shape: shape, index: .tree, address: address)
        case (2, _):
            let flags = try reader.u8()
            let rank = Int(try reader.u8())
            let width = Int(try reader.u8())
            guard (1...8).contains(width) else { throw reader.failure("chunk sizes of \(width) bytes") }
            let shape = try Self.shape(&reader, rank: rank, width: width, elementSize: elementSize)
            let index = try HDF5ChunkIndex.Kind(&reader, isFiltered: flags & 2 != 0)
            self = .chunked(shape: shape, index: index, address: try reader.address())
        case (let kind, _):
            throw reader.failure("storage of class \(kind), which is not read")
        }
    }

    /// The most bytes of one chunk.
    static let largestChunk = 1 << 26

    /// The chunk's length along each dimension, without the element size that ends the list.
    private static func shape(
        _ reader: inout ByteReader, rank: Int, width: Int, elementSize: Int
    ) throws(GenomeDataError) -> [Int] {
        guard (2...33).contains(rank) else { throw reader.failure("chunks of \(rank) dimensions") }
        var shape: [Int] = []
        var size = 1
        for _ in 0..<rank {
            let length = Int(clamping: try reader.unsigned(width: width))
            let (product, overflow) = size.multipliedReportingOverflow(by: length)
            guard length > 0, !overflow, product <= largestChunk else {
                throw reader.failure("chunks of more than \(largestChunk) bytes, or of none")
            }
            size = product
            shape.append(length)
        }
        guard shape.removeLast() == elementSize else {
            throw reader.failure("chunks of elements of \(elementSize) bytes expected")
        }
        return shape
    }
}
