extension BigWigFile {
    /// The most columns that `summaries(of:bins:)` makes.
    public static let mostBins = 1 << 20

    /// Summaries of so many bases or fewer are always exact.
    public static let exactLength = 1 << 15

    /// The track over `interval` in `bins` equal columns, for drawing at any scale.
    ///
    /// Up to `exactLength` bases, and wherever columns are too narrow for the file's zoom levels, the data themselves are
    /// summarised, exactly. Otherwise the coarsest zoom level serves whose records are at most half a column wide; a
    /// record that straddles two columns counts for each by its share, and its extremes for both.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; what lies beyond the contig's ends counts as bases without data.
    ///   - bins: the number of columns. Column i covers bases ⌊i·n/bins⌋ up to ⌊(i+1)·n/bins⌋ of the interval's n,
    ///     and one base at least.
    /// - Returns: one summary per column.
    /// - Throws: when the file is damaged or cannot be read, or `bins` is not from 1 to `mostBins`.
    /// - Complexity: at a zoom level a small multiple of `bins`, whatever the interval's length.
    public func summaries(
        of interval: GenomicInterval, bins: Int
    ) throws(GenomeDataError) -> [SignalSummary] {
        // A column is made of sums, so that the longest contig can be shown at once.
        let length = try interval.checkedLength(file: path, limit: GenomicInterval.longestContig)
        guard (1...Self.mostBins).contains(bins) else {
            throw GenomeDataError(
                file: path, place: interval.place, problem: "from 1 to \(Self.mostBins) columns can be made")
        }
        guard let (contig, range) = locate(interval) else {
            return Array(repeating: .empty, count: bins)
        }
        var columns = SummaryColumns(interval.range, bins: bins)
        let level =
            length <= Self.exactLength
            ? nil : layout.zooms.lastIndex { $0.reduction * 2 * bins <= length }
        if let level {
            for block in try zoomIndices[level].blocks(contig: contig, range) {
                for record in try blocks.records(of: block) where record.contig == contig {
                    add(record, to: &columns)
                }
            }
        } else {
            for block in try dataIndex.blocks(contig: contig, range) {
                try forEachItem(of: block, contig, range) { item, from, to in
                    guard !item.value.isNaN else { return }
                    columns.add(
                        first: from, last: to, density: 1, sum: Double(item.value) * Double(to - from),
                        min: item.value, max: item.value)
                }
            }
        }
        return columns.summaries()
    }

    private func add(_ record: BigWigData.ZoomRecord, to columns: inout SummaryColumns) {
        guard record.start < record.end, record.covered > 0, !record.sum.isNaN else { return }
        let width = Double(record.end - record.start)
        columns.add(
            first: Int(record.start), last: Int(record.end), density: min(1, Double(record.covered) / width),
            sum: Double(record.sum), min: record.min, max: record.max)
    }
}
