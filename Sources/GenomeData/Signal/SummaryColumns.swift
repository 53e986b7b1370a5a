/// Gathers values over stretches of bases into equal columns of an interval.
///
/// With more columns than bases, several columns show the same base: see `Range.part(_:of:)`.
struct SummaryColumns {
    /// The most columns that are made.
    static let most = 1 << 20

    private let bases: Range<Int>
    private var columns: [Column]

    private struct Column {
        var sum = 0.0
        var covered = 0.0
        var min = Float.infinity
        var max = -Float.infinity
    }

    /// Empty columns over an interval, however long: a column is made of sums, so that the longest contig can be shown at
    /// once.
    ///
    /// - Throws: an error that names `file`, for an interval that runs backwards and unless `bins` is from 1 to `most`.
    init(of interval: GenomicInterval, bins: Int, file: String) throws(GenomeDataError) {
        _ = try interval.checkedLength(file: file, limit: GenomicInterval.longestContig)
        guard (1...Self.most).contains(bins) else {
            throw GenomeDataError(
                file: file, place: interval.place, problem: "from 1 to \(Self.most) columns can be made")
        }
        bases = interval.range
        columns = Array(repeating: Column(), count: bins)
    }

    /// Adds a value that all of some bases have; NaN is no data.
    mutating func add(_ value: Float, over bases: Range<Int>) {
        guard !value.isNaN else { return }
        add(
            first: bases.lowerBound, last: bases.upperBound, density: 1,
            sum: Double(value) * Double(bases.length), min: value, max: value)
    }

    /// Adds the stretch `first ..< last` of the contig, of whose bases the fraction `density` has data with these
    /// figures; `sum` is over all of the stretch.
    mutating func add(first: Int, last: Int, density: Double, sum: Double, min: Float, max: Float) {
        let stretch = Range(from: first, to: last)
        let width = Double(stretch.length)
        let seen = stretch.clamped(to: bases)
        guard !seen.isEmpty else { return }
        // Rounding may have the column before share the first base.
        let first = columns.indices.part(seen.places(in: bases).lowerBound, of: bases.length).lowerBound
        var column = Swift.max(0, first - 1)
        while column < columns.count {
            let part = bases.part(column, of: columns.count)
            guard part.lowerBound < seen.upperBound else { break }
            let shared = seen.clamped(to: part).length
            if shared > 0 {
                let share = Double(shared) / width
                columns[column].sum += sum * share
                columns[column].covered += Double(shared) * density
                columns[column].min = Swift.min(columns[column].min, min)
                columns[column].max = Swift.max(columns[column].max, max)
            }
            column += 1
        }
    }

    /// Whether no column has data.
    var areEmpty: Bool { columns.allSatisfy { $0.covered == 0 } }

    /// The summaries, in order.
    func summaries() -> [SignalSummary] {
        columns.indices.map { index in
            let column = columns[index]
            guard column.covered > 0 else { return .empty }
            let width = Double(bases.part(index, of: columns.count).length)
            return SignalSummary(
                mean: Float(column.sum / column.covered), min: column.min, max: column.max,
                covered: Float(Swift.min(1, column.covered / width)))
        }
    }
}
