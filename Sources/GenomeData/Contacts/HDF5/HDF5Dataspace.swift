/// The dimensions of a data set or attribute.
struct HDF5Dataspace: Sendable, Equatable {
    /// The length along each dimension; none for a single element.
    let dimensions: [Int]
    /// The number of elements.
    let count: Int
    /// The dimension along which the elements lie, when all others have length 1; nil when there are several.
    let axis: Int?

    /// Reads a dataspace message.
    init(_ reader: inout ByteReader) throws(GenomeDataError) {
        let version = try reader.u8()
        let rank = Int(try reader.u8())
        let flags = try reader.u8()
        let type: UInt8
        switch version {
        case 1:
            try reader.skip(5)
            type = rank == 0 ? 0 : 1
        case 2:
            type = try reader.u8()
        default:
            throw reader.failure("a dataspace of version 1 or 2 expected")
        }
        guard rank <= 32, type <= 1, flags <= 3 else { throw reader.failure("dimensions that make no sense") }
        var dimensions: [Int] = []
        var count = 1
        for _ in 0..<rank {
            let length = try reader.count()
            let (product, overflow) = count.multipliedReportingOverflow(by: length)
            guard !overflow, product < 1 << 60 else {
                throw reader.failure("more elements than any file holds")
            }
            count = product
            dimensions.append(length)
        }
        self.dimensions = dimensions
        self.count = count
        let long = dimensions.indices.filter { dimensions[$0] != 1 }
        axis = long.count <= 1 ? long.first ?? 0 : nil
    }
}
