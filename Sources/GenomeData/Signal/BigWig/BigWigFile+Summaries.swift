extension BigWigFile {
    /// Summaries of so many bases or fewer are always exact.
    public static let exactLength = 1 << 15

    /// The track over `interval` in `bins` equal columns, for drawing at any scale.
    ///
    /// Up to `exactLength` bases, and wherever columns are too narrow for the file's zoom levels, the data themselves are
    /// summarised, exactly. Otherwise the coarsest zoom level serves whose records are at most half a column wide; a
    /// record that straddles two columns counts for each by its share, and its extremes for both. Where a record cannot be
    /// right, as those that NaN in the data has spoilt, finer levels and in the end the data take its place.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; what lies beyond the contig's ends counts as bases without data.
    ///   - bins: the number of columns. Column i covers bases ⌊i·n/bins⌋ up to ⌊(i+1)·n/bins⌋ of the interval's n,
    ///     and one base at least.
    /// - Returns: one summary per column.
    /// - Throws: when the file is damaged or cannot be read, or `bins` is not from 1 to 2²⁰.
    /// - Complexity: at a zoom level a small multiple of `bins`, whatever the interval's length, but
    ///   for stretches whose records cannot be right.
    public func summaries(
        of interval: GenomicInterval, bins: Int
    ) throws(GenomeDataError) -> [SignalSummary] {
        var columns = try SummaryColumns(of: interval, bins: bins, file: path)
        guard let (contig, range) = locate(interval) else { return columns.summaries() }
        let level =
            interval.length <= Self.exactLength
            ? nil : layout.zooms.lastIndex { $0.reduction * 2 * bins <= interval.length }
        try add(contig, range, level: level, to: &columns)
        // A level without a single record here may have left the contig out.
        if level != nil, columns.areEmpty { try add(contig, range, level: nil, to: &columns) }
        return columns.summaries()
    }

    /// Adds what a zoom level holds over `range`, and what the next finer one holds where a record makes no sense; below
    /// the finest, and for no level, the data themselves.
    private func add(
        _ contig: UInt32, _ range: Range<Int>, level: Int?, to columns: inout SummaryColumns
    ) throws(GenomeDataError) {
        guard let level else {
            return try forEachItem(contig, range) { item, bases in columns.add(item.value, over: bases) }
        }
        var unsound: [Range<Int>] = []
        for block in try zoomIndices[level].blocks(contig: contig, range) {
            for record in try blocks.records(of: block) where record.contig == contig {
                let stretch =
                    max(
                        Int(record.start), range.lowerBound)..<max(
                        Int(record.start), range.lowerBound, min(Int(record.end), range.upperBound))
                guard !stretch.isEmpty else { continue }
                if record.isSound {
                    add(record, over: stretch, to: &columns)
                } else if let last = unsound.last, last.upperBound == stretch.lowerBound {
                    unsound[unsound.count - 1] = last.lowerBound..<stretch.upperBound
                } else {
                    unsound.append(stretch)
                }
            }
        }
        for stretch in unsound {
            try add(contig, stretch, level: level > 0 ? level - 1 : nil, to: &columns)
        }
    }

    /// Adds a record's share of a stretch within it.
    private func add(
        _ record: BigWigData.ZoomRecord, over stretch: Range<Int>, to columns: inout SummaryColumns
    ) {
        guard record.covered > 0 else { return }
        let width = Double(record.end - record.start)
        columns.add(
            first: stretch.lowerBound, last: stretch.upperBound,
            density: min(1, Double(record.covered) / width),
            sum: Double(record.sum) * Double(stretch.count) / width, min: record.min, max: record.max)
    }
}
