/// Where the blocks of one contig's matrix stand, at one resolution.
struct HiCMatrix: Sendable {
    /// A block in the file.
    struct Block: Sendable {
        let number: Int
        let offset: Int
        let length: Int
    }

    /// The contig's bins.
    let bins: HiCBins
    /// Which block holds which pixel.
    let grid: HiCBlockGrid
    /// By number.
    private let blocks: [Block]

    /// Memory that it takes, in bytes.
    var cost: Int {
        let starts =
            if case .fragments(let starts, _) = bins { 4 * starts.count } else { 0 }
        return 24 * blocks.count + starts + 64
    }

    /// Reads the table of blocks of contig `number` at `offset` of `source`.
    init(
        _ source: any ByteSource, at offset: Int, contig number: Int, header: HiCHeader, choice: HiCChoice,
        bins: HiCBins
    ) throws(GenomeDataError) {
        var cursor = HiCCursor(source, at: offset, what: ".hic matrix")
        guard try cursor.int() == number, try cursor.int() == number else {
            throw cursor.failure(
                "the matrix of \(header.contigs[number].name) with itself expected: the index is damaged")
        }
        for _ in 0..<(try cursor.count()) {
            let unit = try cursor.text()
            // The number of the zoom level, sums and percentiles of counts.
            try cursor.skip(5, of: 4)
            let size = try cursor.int()
            let (side, columns) = (try cursor.int(), try cursor.int())
            let count = try cursor.count()
            guard unit == choice.unit.rawValue, size == choice.resolution else {
                try cursor.skip(count, of: 16)
                continue
            }
            guard side > 0, columns > 0, count <= cursor.left / 16 else {
                throw cursor.failure(
                    "\(count) blocks of \(side) bins, \(columns) in a row: sizes that fit the file expected")
            }
            grid = HiCBlockGrid(side: side, columns: columns, isDiagonal: header.isNew)
            blocks = try Self.blocks(&cursor, count: count)
            self.bins = bins
            return
        }
        throw cursor.failure("\(header.contigs[number].name) has no matrix with bins of \(choice.bins)")
    }

    private static func blocks(
        _ cursor: inout HiCCursor, count: Int
    ) throws(GenomeDataError) -> [Block] {
        var blocks: [Block] = []
        for _ in 0..<count {
            blocks.append(
                Block(number: try cursor.int(), offset: try cursor.longCount(), length: try cursor.count()))
        }
        return blocks.sorted { $0.number < $1.number }
    }

    /// The blocks that hold pixels of bin `site` with bins of `others`, each once.
    func blocks(of site: Int, with others: Range<Int>) -> [Block] {
        var found: [Int: Block] = [:]
        for other in others {
            for number in grid.blocks(site, other) where found[number] == nil {
                let at = blocks.partition(in: blocks.indices) { $0.number >= number }
                guard at < blocks.count, blocks[at].number == number else { continue }
                found[number] = blocks[at]
            }
        }
        return found.values.sorted { $0.number < $1.number }
    }
}
