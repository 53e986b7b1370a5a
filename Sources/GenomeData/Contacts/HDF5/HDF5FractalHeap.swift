/// HDF5's heap of many small objects: the link messages of a newer group, the attributes of a busy data set.
///
/// Objects lie in blocks whose sizes double from row to row of a table; an identifier holds the object's offset in
/// the space of all blocks laid end to end.
struct HDF5FractalHeap {
    private let source: any ByteSource
    private let hasBlockChecksums: Bool
    private let width: Int
    private let firstBlock: Int
    private let largestDirect: Int
    private let offsetWidth: Int
    private let lengthWidth: Int
    private let root: Int
    private let rootRows: Int

    /// Reads the heap's header.
    init(_ source: any ByteSource, at address: Int) throws(GenomeDataError) {
        self.source = source
        let head = try source.read(at: address, count: 146)
        var reader = ByteReader(head, file: source.name, origin: address, what: "HDF5 fractal heap")
        try reader.expect("FRHP")
        try reader.skip(1 + 2)
        let filters = try reader.u16()
        hasBlockChecksums = try reader.u8() & 2 != 0
        let largestObject = Int(try reader.u32())
        try reader.skip(12 * 8)
        width = try reader.u16()
        firstBlock = try reader.count()
        largestDirect = try reader.count()
        let bits = try reader.u16()
        _ = try reader.u16()
        root = try reader.definedAddress()
        rootRows = try reader.u16()
        guard filters == 0 else { throw reader.failure("a packed heap, which is not read") }
        guard try reader.u32() == HDF5Checksum.lookup3(head[..<142]) else {
            throw reader.failure("the checksum differs: the file is damaged")
        }
        guard width.isPowerOfTwo, firstBlock.isPowerOfTwo, largestDirect.isPowerOfTwo,
            firstBlock <= largestDirect, largestDirect <= 1 << 31, bits >= 1, bits <= 62, largestObject > 0
        else { throw reader.failure("block sizes that make no sense") }
        offsetWidth = (bits + 7) / 8
        lengthWidth = min((largestDirect.floorLog2 + 7) / 8, largestObject.floorLog2 / 8 + 1)
    }

    /// A reader of the object with this identifier.
    func object(_ identifier: ArraySlice<UInt8>) throws(GenomeDataError) -> ByteReader {
        var reader = ByteReader(
            Array(identifier), file: source.name, origin: root, what: "HDF5 fractal heap identifier")
        guard try reader.u8() & 0x30 == 0 else {
            throw reader.failure("an object kept outside of the heap's blocks, which is not read")
        }
        guard let offset = Int(exactly: try reader.unsigned(width: offsetWidth)),
            let length = Int(exactly: try reader.unsigned(width: lengthWidth))
        else { throw reader.failure("an offset that is too large") }
        let (block, start, size) = try block(holding: offset)
        guard offset - start <= size, length <= size - (offset - start) else {
            throw reader.failure("an object of \(length) bytes that leaves its block")
        }
        let address = block + offset - start
        return ByteReader(
            try source.read(at: address, count: length), file: source.name, origin: address,
            what: "HDF5 heap object")
    }

    /// The direct block that holds an offset: its address, its own offset, its size.
    private func block(holding offset: Int) throws(GenomeDataError) -> (address: Int, start: Int, size: Int) {
        guard rootRows > 0 else { return (root, 0, firstBlock) }
        var (address, start, rows) = (root, 0, rootRows)
        // Each step leads to a block at most half as large.
        for _ in 0..<64 {
            let (row, column, size, inTable) = place(of: offset - start)
            guard row < rows else { break }
            // Signature, version, the header's address, the block's offset; then the children's addresses.
            let entry = address + 4 + 1 + 8 + offsetWidth + (row * width + column) * 8
            var reader = ByteReader(
                try source.read(at: entry, count: 8), file: source.name, origin: entry,
                what: "HDF5 indirect block")
            let child = try reader.definedAddress()
            start += inTable
            if size <= largestDirect { return (child, start, size) }
            rows = size.floorLog2 - (firstBlock * width).floorLog2 + 1
            address = child
        }
        throw GenomeDataError(
            file: source.name, place: "byte \(root) (HDF5 fractal heap)",
            problem: "offset \(offset) lies outside of the heap's blocks")
    }

    /// The row and column of the block that holds an offset of a table, its size, and where it begins in the table.
    private func place(of offset: Int) -> (row: Int, column: Int, size: Int, start: Int) {
        let (rowSize, overflow) = firstBlock.multipliedReportingOverflow(by: width)
        guard !overflow, offset >= rowSize else {
            let column = offset / firstBlock
            return (0, column, firstBlock, column * firstBlock)
        }
        let rowStart = 1 << offset.floorLog2
        let row = offset.floorLog2 - rowSize.floorLog2 + 1
        let size = rowStart / width
        let column = (offset - rowStart) / size
        return (row, column, size, rowStart + column * size)
    }
}

extension Int {
    /// Whether exactly one bit is set, and not the sign's.
    fileprivate var isPowerOfTwo: Bool { self > 0 && self & (self - 1) == 0 }

    /// The place of the highest set bit of a positive number.
    fileprivate var floorLog2: Int { self > 0 ? Int.bitWidth - 1 - leadingZeroBitCount : 0 }
}
