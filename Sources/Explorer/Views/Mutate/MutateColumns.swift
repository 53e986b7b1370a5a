import Canvas
import GenomeData
import PrismModel

/// Values of the window's positions on the columns of the mutate view.
struct MutateColumns: Sendable, Equatable {
    /// The positions that show.
    let range: Range<Int>
    /// Positions per column.
    let step: Int
    /// Columns there are; more than the positions need, where the window is short.
    let count: Int

    /// The positions of a column; empty beyond the last.
    func positions(_ column: Int) -> Range<Int> {
        Range(from: range.lowerBound + column * step, count: step).clamped(to: range)
    }

    /// The column of a position; nil where it does not show.
    func column(of position: Int) -> Int? {
        range.contains(position) ? (position - range.lowerBound) / step : nil
    }

    /// The columns of a stretch; nil where none of it shows.
    func columns(of positions: Range<Int>) -> Range<Int>? {
        let seen = positions.clamped(to: range)
        guard let first = column(of: seen.lowerBound), let last = column(of: seen.upperBound - 1),
            !seen.isEmpty
        else { return nil }
        return first..<(last + 1)
    }

    /// The mean of a signal per column; NaN beyond the window.
    func means(_ window: GeneWindow, signal: Int, of signals: Int) -> [Double] {
        (0..<count).map { column in
            let positions = positions(column)
            guard !positions.isEmpty, positions.upperBound * signals <= window.signals.count else {
                return .nan
            }
            let sum = positions.reduce(0.0) { $0 + Double(window.signals[$1 * signals + signal]) }
            return sum / Double(positions.count)
        }
    }

    /// What the own base of each position does, with its letter: the prediction less the mean of the three with another
    /// base; NaN where these are not done. Of columns of one position each.
    func ownBases(_ map: Mutagenesis) -> [LetterBars.Column] {
        range.map { position in
            guard map.isDone(position), map.bases.indices.contains(position) else {
                return LetterBars.Column(.nan, nil, .baseN)
            }
            let code = map.bases[position]
            let others = (0..<4).filter { $0 != Int(code) }.map { Double(map.differences[4 * position + $0]) }
            return LetterBars.Column(
                -others.reduce(0, +) / Double(others.count),
                ExplorerState.letter(code).unicodeScalars.first, ExplorerState.role(ofBase: code))
        }
    }

    /// The difference farthest from 0 per column, of one base (row A C G T) or of all; NaN where no position is done.
    func extremes(_ map: Mutagenesis, code: Int? = nil) -> [Double] {
        let codes = code.map { [$0] } ?? [0, 1, 2, 3]
        return (0..<count).map { column in
            var best = Double.nan
            for position in positions(column) where map.isDone(position) {
                for code in codes {
                    let value = Double(map.differences[4 * position + code])
                    if !value.isNaN, !(value.magnitude <= best.magnitude) { best = value }
                }
            }
            return best
        }
    }
}
