/// Regions as a signal: their values inside, 0 outside.
///
/// Where several regions share a base, the largest value is the base's. A region without a value has no data there. On a
/// contig that the file does not list there are no data either.
public struct RegionSignal: TrackSource {
    /// Text files, and files with an index.
    static let format = SignalFormat<any TrackSource>(suffixes: RegionFormats.suffixes) {
        (request) throws(GenomeDataError) in
        RegionSignal(try RegionFormats.open(request.path, column: request.column))
    }

    /// The regions.
    public let regions: any RegionSource

    /// The signal of a file's regions.
    public init(_ regions: any RegionSource) { self.regions = regions }

    /// The path or URL, as given.
    public var path: String { regions.path }
    /// The contigs with their lengths, where the format states them.
    public var contigs: [Contig] { regions.contigs }
    /// The contigs' names in any spelling.
    public var contigNames: ContigNames? { regions.contigNames }
    /// Whether the file is known to hold no region at all.
    public var isEmpty: Bool { regions.isEmpty }

    /// What the values are, in words.
    var words: String {
        regions.valueColumn.map { "\($0) inside regions, 0 outside" } ?? "1 inside regions, 0 outside"
    }

    /// Calls `body` with the values inside regions, and with 0 between them.
    public func forEachStretch(
        of interval: GenomicInterval, _ body: (_ value: Float, _ bases: Range<Int>) -> Void
    ) throws(GenomeDataError) {
        guard let name = regions.contigNames.match(interval.contig)?.name else { return }
        let length = regions.contigs.first { $0.name == name }?.length ?? GenomicInterval.longestContig
        let bases = interval.range.clamped(to: 0..<max(0, length))
        guard !bases.isEmpty else { return }
        var skyline = RegionSkyline(from: bases.lowerBound)
        for region in try regions.regions(in: GenomicInterval(contig: interval.contig, bases))
        where region.start < region.end {
            skyline.advance(to: min(max(region.start, bases.lowerBound), bases.upperBound), body)
            skyline.add(region.value, until: min(region.end, bases.upperBound))
        }
        skyline.advance(to: bases.upperBound, body)
    }
}
