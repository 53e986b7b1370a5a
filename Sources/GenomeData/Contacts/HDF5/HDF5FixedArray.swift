/// The list of chunks of a data set that cannot grow.
struct HDF5FixedArray {
    private let source: any ByteSource
    private let elementWidth: Int
    private let pageLength: Int
    private let count: Int
    private let block: Int?

    /// Reads the array's header.
    init(_ source: any ByteSource, at address: Int) throws(GenomeDataError) {
        self.source = source
        var reader = try HDF5Piece.read(source, at: address, count: 24, what: "HDF5 fixed array")
        try reader.expect("FAHD")
        try reader.skip(2)
        elementWidth = Int(try reader.u8())
        let pageBits = try reader.u8()
        count = try reader.count()
        block = try reader.address()
        guard HDF5ArrayElement.isWidth(elementWidth), pageBits <= 20, count <= source.size else {
            throw reader.failure("an array of chunks that makes no sense")
        }
        pageLength = 1 << Int(pageBits)
    }

    /// Element number `index`; nil when the chunk was never written.
    func element(_ index: Int) throws(GenomeDataError) -> HDF5ArrayElement? {
        guard let block else { return nil }
        guard index < count else {
            throw GenomeDataError(
                file: source.name, place: "byte \(block) (HDF5 fixed array)",
                problem: "\(count) chunks are listed, chunk \(index) is not among them")
        }
        let head = 4 + 2 + 8
        guard count > pageLength else {
            var reader = try HDF5Piece.read(
                source, at: block, count: head + count * elementWidth, what: "HDF5 fixed array block")
            try reader.expect("FADB")
            try reader.skip(head - 4 + index * elementWidth)
            return try HDF5ArrayElement.read(&reader, width: elementWidth)
        }
        let pages = (count - 1) / pageLength + 1
        let bitmap = (pages + 7) / 8
        var reader = try HDF5Piece.read(
            source, at: block, count: head + bitmap, what: "HDF5 fixed array block")
        try reader.expect("FADB")
        let page = index / pageLength
        try reader.skip(head - 4 + page / 8)
        guard try reader.u8() & (0x80 >> UInt8(page % 8)) != 0 else { return nil }
        let length = min(pageLength, count - page * pageLength)
        var content = try HDF5Piece.read(
            source, at: block + head + bitmap + 4 + page * (pageLength * elementWidth + 4),
            count: length * elementWidth, what: "HDF5 fixed array page")
        try content.skip(index % pageLength * elementWidth)
        return try HDF5ArrayElement.read(&content, width: elementWidth)
    }
}
