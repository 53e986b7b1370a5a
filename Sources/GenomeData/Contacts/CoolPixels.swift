/// The counts of a cooler file, row after row, without the zeros: the upper triangle of a symmetric matrix, or all of a
/// square one.
final class CoolPixels: Sendable {
    private let file: HDF5File
    private let rows: HDF5Dataset
    private let columns: HDF5Dataset
    private let values: HDF5Dataset
    private let isSquare: Bool

    init(file: HDF5File, group: String, binCount: Int, isSquare: Bool) throws(GenomeDataError) {
        self.file = file
        self.isSquare = isSquare
        rows = try file.dataset(group + "/indexes/bin1_offset")
        columns = try file.dataset(group + "/pixels/bin2_id")
        values = try file.dataset(group + "/pixels/count")
        guard rows.count == binCount + 1, columns.count == values.count else {
            throw file.failure(group, "the tables of bins and pixels do not fit each other")
        }
    }

    /// The counts of bin `site` with each of the bins `others`; 0 where the file has no pixel.
    ///
    /// In an upper triangle a pixel stands in the row of the lower of its bins, so contacts with lower bins are each in
    /// another row. A square matrix has them all in the row of `site`.
    func counts(of site: Int, with others: Range<Int>) throws(GenomeDataError) -> [Double] {
        var counts: [Double] = []
        counts.reserveCapacity(others.count)
        let diagonal = isSquare ? others.lowerBound : site
        let lower = Range(from: others.lowerBound, to: min(diagonal, others.upperBound))
        if !lower.isEmpty {
            let ends = try rows.integers(lower.lowerBound..<(lower.upperBound + 1))
            for (start, end) in zip(ends, ends.dropFirst()) {
                counts += try row(start, end, columns: site..<(site + 1))
            }
        }
        if lower.upperBound < others.upperBound {
            let ends = try rows.integers(site..<(site + 2))
            counts += try row(ends[0], ends[1], columns: lower.upperBound..<others.upperBound)
        }
        return counts
    }

    /// The counts of some columns in a row whose pixels are `start ..< end`.
    private func row(_ start: Int, _ end: Int, columns wanted: Range<Int>) throws(GenomeDataError) -> [Double]
    {
        guard start >= 0, start <= end, end <= columns.count else {
            throw file.failure(
                rows.path, "pixels \(start) to \(end) of \(columns.count): the index is damaged")
        }
        var counts = [Double](repeating: 0, count: wanted.count)
        var (low, high) = (start, end)
        while low < high {
            let middle = low + (high - low) / 2
            let column = try columns.integers(middle..<(middle + 1)).first ?? 0
            if column < wanted.lowerBound { low = middle + 1 } else { high = middle }
        }
        // A row holds a column once, so there are no more pixels here than wanted columns.
        let pixels = low..<min(end, low + wanted.count)
        let found = try columns.integers(pixels)
        let stop = found.firstIndex { $0 >= wanted.upperBound } ?? found.count
        guard stop > 0 else { return counts }
        var last = wanted.lowerBound - 1
        let values = try values.doubles(low..<(low + stop))
        for (column, value) in zip(found[..<stop], values) {
            guard column > last else {
                throw file.failure(columns.path, "pixels near \(low) are out of order: the file is damaged")
            }
            counts[column - wanted.lowerBound] = value
            last = column
        }
        return counts
    }
}
