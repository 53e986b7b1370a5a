/// Gathers values over stretches of bases into equal columns of an interval.
///
/// Column i covers `start + ⌊i·n/bins⌋ ..< start + ⌊(i+1)·n/bins⌋` of the n bases, and one base at least: with more
/// columns than bases, several columns show the same base.
struct SummaryColumns {
    private let start: Int
    private let length: Int
    private let bins: Int
    private var columns: [Column]

    private struct Column {
        var sum = 0.0
        var covered = 0.0
        var min = Float.infinity
        var max = -Float.infinity
    }

    /// Empty columns over `length` > 0 bases from `start`; `bins` > 0.
    init(start: Int, length: Int, bins: Int) {
        self.start = start
        self.length = length
        self.bins = bins
        columns = Array(repeating: Column(), count: bins)
    }

    private func low(_ column: Int) -> Int { column * length / bins }

    private func high(_ column: Int) -> Int { Swift.max(low(column) + 1, (column + 1) * length / bins) }

    /// Adds the stretch `first ..< last` of the contig, of whose bases the fraction `density` has data with these
    /// figures; `sum` is over all of the stretch.
    mutating func add(first: Int, last: Int, density: Double, sum: Double, min: Float, max: Float) {
        let width = Double(last - first)
        let (from, to) = (Swift.max(first - start, 0), Swift.min(last - start, length))
        guard from < to, width > 0 else { return }
        var column = Swift.max(0, from * bins / length - 1)
        while column < bins, low(column) < to {
            let shared = Swift.min(to, high(column)) - Swift.max(from, low(column))
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
            let bases = Double(high(index) - low(index))
            return SignalSummary(
                mean: Float(column.sum / column.covered), min: column.min, max: column.max,
                covered: Float(Swift.min(1, column.covered / bases)))
        }
    }
}
