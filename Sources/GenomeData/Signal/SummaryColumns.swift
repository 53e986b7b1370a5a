/// Gathers values over stretches of bases into equal columns of an interval.
///
/// With more columns than bases, several columns show the same base: see `Range.part(_:of:)`.
struct SummaryColumns {
    private let bases: Range<Int>
    private var columns: [Column]

    private struct Column {
        var sum = 0.0
        var covered = 0.0
        var min = Float.infinity
        var max = -Float.infinity
    }

    /// Empty columns over some bases.
    init(_ bases: Range<Int>, bins: Int) {
        self.bases = bases
        columns = Array(repeating: Column(), count: max(0, bins))
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
