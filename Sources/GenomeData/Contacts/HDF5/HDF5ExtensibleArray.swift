/// The list of chunks of a data set that can grow along one dimension.
///
/// The first elements stand in the index block. All others stand in data blocks, whose sizes grow: super block u stands
/// for 2^⌊u/2⌋ data blocks of 2^⌈u/2⌉ times the least length. The addresses of the first data blocks stand in the
/// index block, those of the others in super blocks of their own.
struct HDF5ExtensibleArray {
    private let source: any ByteSource
    private let elementWidth: Int
    private let offsetWidth: Int
    private let firstElements: Int
    private let leastLength: Int
    private let leastPointers: Int
    private let pageLength: Int
    private let superBlocks: Int
    private let indexBlock: Int?

    /// Reads the array's header.
    init(_ source: any ByteSource, at address: Int) throws(GenomeDataError) {
        self.source = source
        var reader = try HDF5Piece.read(source, at: address, count: 68, what: "HDF5 extensible array")
        try reader.expect("EAHD")
        try reader.skip(2)
        elementWidth = Int(try reader.u8())
        let bits = Int(try reader.u8())
        firstElements = Int(try reader.u8())
        leastLength = Int(try reader.u8())
        leastPointers = Int(try reader.u8())
        let pageBits = Int(try reader.u8())
        try reader.skip(6 * 8)
        indexBlock = try reader.address()
        guard HDF5ArrayElement.isWidth(elementWidth), (1...62).contains(bits), pageBits <= 20,
            leastLength > 0, leastPointers > 0, leastLength & (leastLength - 1) == 0,
            leastPointers & (leastPointers - 1) == 0, bits >= leastLength.trailingZeroBitCount
        else { throw reader.failure("an array of chunks that makes no sense") }
        pageLength = 1 << pageBits
        offsetWidth = (bits + 7) / 8
        superBlocks = 1 + bits - leastLength.trailingZeroBitCount
    }

    /// The super blocks whose data blocks the index block lists itself.
    private var directSuperBlocks: Int { 2 * leastPointers.trailingZeroBitCount }

    /// Element number `index`; nil when there is no such chunk.
    func element(_ index: Int) throws(GenomeDataError) -> HDF5ArrayElement? {
        guard let indexBlock else { return nil }
        let head = 4 + 2 + 8
        let dataPointers = 2 * (leastPointers - 1)
        let superPointers = max(0, superBlocks - directSuperBlocks)
        var block = try HDF5Piece.read(
            source, at: indexBlock,
            count: head + firstElements * elementWidth + (dataPointers + superPointers) * 8,
            what: "HDF5 extensible array index")
        try block.expect("EAIB")
        try block.skip(head - 4)
        guard index >= firstElements else {
            try block.skip(index * elementWidth)
            return try HDF5ArrayElement.read(&block, width: elementWidth)
        }
        let past = index - firstElements
        let number = Int.bitWidth - 1 - (past / leastLength + 1).leadingZeroBitCount
        guard number < superBlocks else { return nil }
        let within = past - ((1 << number) - 1) * leastLength
        let length = (1 << ((number + 1) / 2)) * leastLength
        let dataBlock = within / length
        try block.skip(firstElements * elementWidth)
        if number < directSuperBlocks {
            // As many data blocks as all super blocks before this one stand for.
            let before = (0..<number).reduce(0) { $0 + (1 << ($1 / 2)) }
            try block.skip((before + dataBlock) * 8)
            guard let address = try block.address() else { return nil }
            return try element(within % length, inBlock: address, length: length, isWritten: nil)
        }
        try block.skip((dataPointers + number - directSuperBlocks) * 8)
        guard let address = try block.address() else { return nil }
        return try element(
            within % length, inSuperBlock: address, blocks: 1 << (number / 2), block: dataBlock,
            length: length)
    }

    /// An element of a data block that is listed in a super block.
    private func element(
        _ index: Int, inSuperBlock address: Int, blocks: Int, block: Int, length: Int
    ) throws(GenomeDataError) -> HDF5ArrayElement? {
        let head = 4 + 2 + 8 + offsetWidth
        let bitmap = length > pageLength ? (length / pageLength + 7) / 8 : 0
        var reader = try HDF5Piece.read(
            source, at: address, count: head + blocks * (bitmap + 8),
            what: "HDF5 extensible array super block")
        try reader.expect("EASB")
        try reader.skip(head - 4 + block * bitmap)
        let written = bitmap > 0 ? Array(try reader.raw(bitmap)) : nil
        reader.position = head + blocks * bitmap + block * 8
        guard let data = try reader.address() else { return nil }
        return try element(index, inBlock: data, length: length, isWritten: written)
    }

    /// An element of a data block of `length` elements; `isWritten` has a bit for each page.
    private func element(
        _ index: Int, inBlock address: Int, length: Int, isWritten: [UInt8]?
    ) throws(GenomeDataError) -> HDF5ArrayElement? {
        let head = 4 + 2 + 8 + offsetWidth
        guard length > pageLength else {
            var reader = try HDF5Piece.read(
                source, at: address, count: head + length * elementWidth, what: "HDF5 extensible array block")
            try reader.expect("EADB")
            try reader.skip(head - 4 + index * elementWidth)
            return try HDF5ArrayElement.read(&reader, width: elementWidth)
        }
        var start = try HDF5Piece.read(source, at: address, count: head, what: "HDF5 extensible array block")
        try start.expect("EADB")
        let page = index / pageLength
        if let isWritten, isWritten[page / 8] & (0x80 >> UInt8(page % 8)) == 0 { return nil }
        var content = try HDF5Piece.read(
            source, at: address + head + 4 + page * (pageLength * elementWidth + 4),
            count: pageLength * elementWidth, what: "HDF5 extensible array page")
        try content.skip(index % pageLength * elementWidth)
        return try HDF5ArrayElement.read(&content, width: elementWidth)
    }
}
