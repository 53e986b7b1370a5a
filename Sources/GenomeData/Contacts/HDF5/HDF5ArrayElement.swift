/// What an array of chunks says about one of them.
struct HDF5ArrayElement: Sendable {
    let address: Int
    /// The stored size and the skipped filters; 0 where the elements hold no more than an address.
    let size: Int
    let skippedFilters: UInt32

    /// Reads an element of `width` bytes; nil where there is no chunk.
    static func read(
        _ reader: inout ByteReader, width: Int
    ) throws(GenomeDataError) -> HDF5ArrayElement? {
        let address = try reader.address()
        let size = width > 12 ? Int(clamping: try reader.unsigned(width: width - 12)) : 0
        let skipped = width > 12 ? try reader.u32() : 0
        return address.map { HDF5ArrayElement(address: $0, size: size, skippedFilters: skipped) }
    }

    /// Whether elements can have this width: an address, or an address, a size and skipped filters.
    static func isWidth(_ width: Int) -> Bool { width == 8 || (13...20).contains(width) }
}
