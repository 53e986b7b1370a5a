/// Values along the genome, the same for every gene.
public protocol TrackSource: SignalSource {
    /// Calls `body` with every value that lies over bases of `interval`, in the genome's order, and with those bases.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; bases beyond the contig's ends, and a contig that the file does not list, have
    ///     no values.
    ///   - body: takes a value as the file holds it, NaN among them, and the bases of the interval that have it.
    /// - Throws: when the file is damaged or cannot be read.
    func forEachStretch(
        of interval: GenomicInterval, _ body: (_ value: Float, _ bases: Range<Int>) -> Void
    ) throws(GenomeDataError)

    /// The track over `interval` in `bins` equal columns, for drawing at any scale.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; what lies beyond the contig's ends counts as bases without data.
    ///   - bins: the number of columns. Column i covers bases ⌊i·n/bins⌋ up to ⌊(i+1)·n/bins⌋ of the interval's n,
    ///     and one base at least.
    /// - Returns: one summary per column.
    /// - Throws: when the file is damaged or cannot be read, or `bins` is not from 1 to `SummaryColumns.most`.
    func summaries(of interval: GenomicInterval, bins: Int) throws(GenomeDataError) -> [SignalSummary]
}

extension TrackSource {
    /// Tracks hold counts, coverage, ratios and more: the file does not say.
    public static var plainUnit: String { "value" }

    /// The file's values over `interval`, one per base; NaN where it has none.
    public func values(in interval: GenomicInterval) throws(GenomeDataError) -> [Float] {
        var values = [Float](repeating: .nan, count: try interval.checkedLength(file: path))
        try forEachStretch(of: interval) { value, bases in
            values.withUnsafeMutableBufferPointer { buffer in
                buffer[bases.places(in: interval.range)].update(repeating: value)
            }
        }
        return values
    }

    /// The file's values over `interval`, whatever the gene.
    public func values(in interval: GenomicInterval, gene: Gene?) throws(GenomeDataError) -> [Float] {
        try values(in: interval)
    }

    /// Exact summaries, from the values themselves.
    public func summaries(
        of interval: GenomicInterval, bins: Int
    ) throws(GenomeDataError) -> [SignalSummary] {
        var columns = try SummaryColumns(of: interval, bins: bins, file: path)
        try forEachStretch(of: interval) { value, bases in columns.add(value, over: bases) }
        return columns.summaries()
    }
}
