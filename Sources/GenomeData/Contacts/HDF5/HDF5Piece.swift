/// Reads a checked piece of one of HDF5's array structures.
struct HDF5Piece {
    /// The bytes from `address` on, whose last four are the checksum of the others.
    static func read(
        _ source: any ByteSource, at address: Int, count: Int, what: String
    ) throws(GenomeDataError) -> ByteReader {
        let bytes = try source.read(at: address, count: count + 4)
        var reader = ByteReader(bytes, file: source.name, origin: address, what: what)
        reader.position = count
        guard try reader.u32() == HDF5Checksum.lookup3(bytes[..<count]) else {
            throw reader.failure("the checksum differs: the file is damaged")
        }
        reader.position = 0
        return reader
    }
}
