/// Regions from a bigBed file, on disk or behind a URL, read where they are asked for.
///
/// Trees and blocks are those of bigWig. Safe to use from several threads at once.
public final class BigBedFile: RegionSource {
    /// The path or URL, as given.
    public let path: String
    /// The contigs that the file lists, in its order.
    public let contigs: [Contig]
    /// The contigs' names in any spelling.
    public let contigNames: ContigNames
    /// The column that values come from.
    public let valueColumn: String?

    private let source: any ByteSource
    private let layout: BigWigLayout
    private let index: BigWigTree?
    private let columns: RegionColumns
    private let numbers: [String: UInt32]
    private let blocks = RecentCache<Int, Block>(capacity: 4 << 20)

    /// The most regions that one call gives.
    private static let mostRegions = 1 << 22

    /// The regions of a block, each with its contig's number.
    private struct Block: Sendable {
        let items: [(contig: UInt32, region: Region)]
    }

    /// Opens a file: reads its header, its contigs and what its columns are called.
    ///
    /// - Parameters:
    ///   - path: a path, or an http(s) URL.
    ///   - column: where the regions' values come from.
    /// - Throws: when the file is missing, is no bigBed, is damaged, or has no such column.
    public convenience init(path: String, column: RegionColumn) throws(GenomeDataError) {
        try self.init(source: ByteSources.open(path), column: column)
    }

    /// Opens a file given as bytes.
    init(source: any ByteSource, column: RegionColumn) throws(GenomeDataError) {
        path = source.name
        self.source = source
        let layout = try BigWigLayout(source, .bigBed)
        self.layout = layout
        let tree = try BigWigContigs(source, at: layout.contigTree, isBigEndian: layout.isBigEndian)
        contigs = tree.contigs
        numbers = tree.numbers
        contigNames = ContigNames(tree.contigs)
        if let at = layout.dataIndex {
            index = try BigWigTree(source, at: at, isBigEndian: layout.isBigEndian)
        } else {
            index = nil
        }
        let described = try BigBedDescription(source, at: layout.description).names
        var (names, isScored) = (RegionLayout(names: described), layout.fieldCount > 4)
        if described.count != layout.fieldCount || layout.fieldCount <= 3,
            let row = try Self.firstRow(source, layout, index)
        {
            // What wrote it did not say what the columns are.
            names = RegionLayout(path: source.name, row: row)
            isScored = row.count > 4 && DecimalNumber.value(of: row[4])?.isFinite == true
        }
        columns = try RegionColumns(names, isScored: isScored, choice: column, file: source.name)
        valueColumn = columns.valueName
    }

    /// The columns of the first region; nil in a file without any.
    private static func firstRow(
        _ source: any ByteSource, _ layout: BigWigLayout, _ index: BigWigTree?
    ) throws(GenomeDataError) -> [ArraySlice<UInt8>]? {
        guard let block = try index?.blocks(contig: 0, 0..<Int(UInt32.max)).first else { return nil }
        let bytes = try layout.unpack(block, of: source)
        let row = bytes.dropFirst(placeWidth).prefix { $0 != 0 }
        return Array(repeating: ArraySlice("0".utf8), count: 3)
            + (row.isEmpty ? [] : DelimitedFormat.split(row, at: 0x09).map { row[$0] })
    }

    /// The bytes of a region's contig, start and end.
    private static let placeWidth = 12

    /// Whether the file holds no region at all.
    public var isEmpty: Bool { index?.isEmpty ?? true }

    /// The regions that share bases with `interval`, by their starts.
    public func regions(in interval: GenomicInterval) throws(GenomeDataError) -> [Region] {
        guard let name = contigNames.match(interval.contig)?.name, let contig = numbers[name] else {
            return []
        }
        let range = interval.range.clamped(to: 0..<Int(UInt32.max))
        guard !range.isEmpty else { return [] }
        var found: [Region] = []
        for place in try index?.blocks(contig: contig, range) ?? [] {
            for (number, region) in try block(place).items where number == contig && region.touches(range) {
                found.append(region)
            }
            guard found.count <= Self.mostRegions else {
                throw GenomeDataError(
                    file: path, place: interval.place,
                    problem: "more than \(Self.mostRegions) regions are there, too many for one view")
            }
        }
        return found.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private func block(_ place: BigWigTree.Block) throws(GenomeDataError) -> Block {
        if let held = blocks[place.offset] { return held }
        let bytes = try layout.unpack(place, of: source)
        var reader = ByteReader(
            bytes, file: path, origin: place.offset, what: "bigBed data block, unpacked",
            isBigEndian: layout.isBigEndian)
        var items: [(contig: UInt32, region: Region)] = []
        while reader.remaining > 0 { items.append(try item(&reader)) }
        let block = Block(items: items)
        blocks.insert(block, for: place.offset, cost: 64 * items.count + bytes.count)
        return block
    }

    private func item(_ reader: inout ByteReader) throws(GenomeDataError) -> (UInt32, Region) {
        let (contig, start, end) = (try reader.u32(), try reader.u32(), try reader.u32())
        guard start <= end else { throw reader.failure("a region from \(start) to \(end)") }
        guard let stop = reader.bytes[reader.position...].position(of: 0) else {
            throw reader.failure("the end of a region's further columns expected")
        }
        let rest = try reader.raw(stop - reader.position)
        try reader.skip(1)
        let ranges = rest.isEmpty ? [] : DelimitedFormat.split(rest, at: 0x09)
        // Contig, start and end are the first three columns, but numbers here.
        let number = [Int(contig), Int(start), Int(end)]
        func field(_ column: Int) -> ArraySlice<UInt8> {
            guard column >= 3 else { return Array("\(number[max(0, column)])".utf8)[...] }
            return ranges.indices.contains(column - 3) ? rest[ranges[column - 3]] : []
        }
        guard let value = columns.value(field) else {
            throw reader.failure("column \(columns.valueName ?? ""): a finite number expected")
        }
        return (
            contig, Region(start: Int(start), end: Int(end), name: columns.name(field), value: value)
        )
    }
}
