/// Regions from a text file: BED, narrowPeak, broadPeak or gappedPeak, plain, gzip or bgzip, held in memory.
public final class BEDFile: RegionSource {
    /// The path or URL, as given.
    public let path: String
    /// None: BED does not state lengths.
    public var contigs: [Contig] { [] }
    /// The contigs that have regions.
    public let contigNames: ContigNames
    /// The column that values come from.
    public let valueColumn: String?

    private let regions: [String: SortedRegions]

    /// The most regions that are held.
    private static let mostRegions = 1 << 22

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: a path, or an http(s) URL.
    ///   - column: where the regions' values come from.
    /// - Throws: when the file cannot be read, a line is no BED, or there is no such column.
    public init(path: String, column: RegionColumn) throws(GenomeDataError) {
        let lines = try BEDLines(path: path)
        var columns: RegionColumns?
        var read: [String: [Region]] = [:]
        var order: [String] = []
        var count = 0
        while let row = try lines.next() {
            count += 1
            guard count <= Self.mostRegions else {
                throw lines.error("more than \(Self.mostRegions) regions: pack them as bigBed")
            }
            if columns == nil { columns = try Self.columns(of: row, column, path) }
            guard let known = columns else { continue }
            let contig = try lines.contig(row)
            guard let value = known.value({ row.fields[$0] }) else {
                throw lines.error("column \(known.valueName ?? ""): expected a finite number")
            }
            if read[contig] == nil { order.append(contig) }
            read[contig, default: []].append(
                Region(start: row.start, end: row.end, name: known.name { row.fields[$0] }, value: value))
        }
        self.path = path
        contigNames = ContigNames(names: order)
        valueColumn = columns?.valueName
        regions = read.mapValues { SortedRegions($0) }
    }

    private static func columns(
        of row: BEDLines.Row, _ column: RegionColumn, _ path: String
    ) throws(GenomeDataError) -> RegionColumns {
        let fields = row.fields.ranges.map { row.fields.bytes[$0] }
        let isScored = fields.count > 4 && DecimalNumber.value(of: fields[4])?.isFinite == true
        return try RegionColumns(
            RegionLayout(path: path, row: fields), isScored: isScored, choice: column, file: path)
    }

    /// Whether there is no region.
    public var isEmpty: Bool { regions.isEmpty }

    /// How many regions there are.
    public var count: Int { regions.values.reduce(0) { $0 + $1.count } }

    /// The regions that share bases with `interval`, by their starts.
    public func regions(in interval: GenomicInterval) -> [Region] {
        guard let name = contigNames.match(interval.contig)?.name, let regions = regions[name] else {
            return []
        }
        return regions.touching(interval.range)
    }
}
