import Canvas
import Predictions

/// A line per background state: how far the gene lies in it, how far genes do on the whole, and what would be predicted
/// there, where a model tells.
struct AdjustmentTable {
    /// A line of the table; nil for the states that share one.
    struct Row {
        var state: Int?
        /// Of the rows that share a line, how many.
        var count = 1
        var assignment: Double
        var prior: Double
        var expected: Estimate?
        /// How far the gene lies in it in the other condition; nil where that is not known.
        var other: Double?
    }

    /// How wide the columns are.
    private struct Layout {
        let name, assignmentBar, other, priorBar, expected: Int
        let isWide: Bool

        /// `longest` are the columns of the longest name, `called` is what the other condition is called, where it has a column.
        init(width: Int, longest: Int, other called: String?, showsExpected: Bool) {
            isWide = width >= 58
            assignmentBar = width >= 58 ? 8 : width >= 46 ? 5 : width >= 32 ? 3 : 0
            expected = !showsExpected ? 0 : isWide ? 14 : 6
            let named = isWide ? min(10, max(6, (called ?? "").columnWidth + 1)) : 6
            other = called != nil && width >= 32 ? named : 0
            // Where it is narrow, a bar stands at P too if no name is cut for it.
            let left = width - Self.column(assignmentBar) - other - expected
            let isRoomy = assignmentBar > 0 && longest < left - Self.column(assignmentBar)
            priorBar = width >= 46 || isRoomy ? assignmentBar : 0
            name = max(
                3, width - Self.column(assignmentBar) - other - Self.column(priorBar) - expected)
        }

        /// A bar, the share behind it, and a gap before both.
        static func column(_ bar: Int) -> Int { bar + 5 + (bar > 0 ? 1 : 0) }
    }

    private let state: ExplorerState
    private let background: BackgroundForecast
    private let layout: Layout
    /// The other condition's assignment; empty where it is not known, or of other states.
    private let theirs: [Double]

    init(_ state: ExplorerState, _ background: BackgroundForecast, width: Int) {
        (self.state, self.background) = (state, background)
        theirs = state.sharesStates ? state.otherBackground?.assignment ?? [] : []
        let names = background.prior.indices.map { state.stateTitle($0).columnWidth }
        layout = Layout(
            width: width, longest: names.max() ?? 0,
            other: theirs.isEmpty ? nil : state.conditionNames.other,
            showsExpected: !background.expected.isEmpty)
    }

    /// The states in their order, in so many lines: where there are more states, the least likely of them share the last.
    func rows(atMost most: Int) -> [Row] {
        let all = background.prior.indices.map { index in
            Row(
                state: index, assignment: background.assignment[index], prior: background.prior[index],
                expected: background.expected.indices.contains(index) ? background.expected[index] : nil,
                other: theirs.indices.contains(index) ? theirs[index] : nil)
        }
        guard all.count > max(1, most) else { return all }
        let order = all.indices.sorted { first, second in
            // The one that is asked for never shares a line.
            let isFirst = (first == state.asIf, all[first].assignment, all[first].prior)
            let isSecond = (second == state.asIf, all[second].assignment, all[second].prior)
            if isFirst.0 != isSecond.0 { return isFirst.0 }
            return (isFirst.1, isFirst.2, second) > (isSecond.1, isSecond.2, first)
        }
        let kept = Set(order.prefix(max(0, most - 1)))
        let others = all.indices.filter { !kept.contains($0) }.map { all[$0] }
        return all.indices.filter(kept.contains).map { all[$0] } + [
            Row(
                count: others.count, assignment: others.reduce(0) { $0 + $1.assignment },
                prior: others.reduce(0) { $0 + $1.prior },
                other: theirs.isEmpty ? nil : others.reduce(0) { $0 + ($1.other ?? 0) })
        ]
    }

    /// The heads of the columns.
    func paintHead(in line: Rect, on grid: inout Grid) {
        let heads = layout.isWide ? ("here q", "everywhere P", "would predict") : ("here q", "all P", "gives")
        let columns = columns(line)
        let places = [columns[1], columns[2], columns[3], columns[4]]
        let name = state.conditionNames.other
        let other = name.columnWidth < places[1].width ? name : "other"
        for (text, place) in zip([heads.0, other, heads.1, heads.2], places) where place.width > 0 {
            let fits = text.columnWidth < place.width ? text : String(text.suffix(1))
            grid.write(
                fits.fitted(to: place.width, .right), row: line.row, column: place.column, as: .legend,
                with: state.look)
        }
    }

    /// One line.
    func paint(_ row: Row, isSelected: Bool = false, in line: Rect, on grid: inout Grid) {
        let look = state.look
        let columns = columns(line)
        let isAsked = row.state != nil && row.state == state.asIf
        let sign = isAsked ? String(look.glyphs.signs.right) : ""
        let name = row.state.map { sign + state.stateTitle($0) } ?? "and \(row.count) more"
        let isLikeliest = row.state != nil && row.state == background.likeliest
        let role: Role =
            isAsked ? .alternative : row.state == nil ? .textMuted : isLikeliest ? .textStrong : .text
        grid.write(
            name.truncated(to: columns[0].width - (layout.name > 8 ? 1 : 0), ellipsis: look.glyphs.ellipsis),
            row: line.row, column: columns[0].column, as: isSelected ? .key : role, with: look)
        paint(row.assignment, row.state, bar: layout.assignmentBar, in: columns[1], on: &grid)
        if layout.other > 0, let other = row.other {
            paint(other, nil, bar: 0, in: columns[2], on: &grid)
        }
        paint(row.prior, row.state, bar: layout.priorBar, in: columns[3], on: &grid)
        guard let expected = row.expected else { return }
        let spread = layout.isWide ? expected.spread.map { "±" + NumberText.fixed($0, 2) } ?? "" : ""
        grid.write(
            (Words.value(expected.mean) + spread).fitted(to: columns[4].width, .right), row: line.row,
            column: columns[4].column, as: isAsked ? .alternative : .observed, with: look)
    }

    /// A share as a bar in the state's colour and as a number.
    private func paint(_ share: Double, _ index: Int?, bar: Int, in place: Rect, on grid: inout Grid) {
        let look = state.look
        if bar > 0, let index {
            let drawn = look.glyphs.bar(share, width: bar)
            grid.write(drawn, row: place.row, column: place.column + 1, style: look.stateStyle(index))
        }
        let text = Words.share(share).fitted(to: 4, .right)
        grid.write(text, row: place.row, column: place.right - 4, as: .text, with: look)
    }

    private func columns(_ line: Rect) -> [Rect] {
        line.columns([
            .fixed(layout.name), .fixed(Layout.column(layout.assignmentBar)), .fixed(layout.other),
            .fixed(Layout.column(layout.priorBar)), .fixed(layout.expected),
        ])
    }
}
