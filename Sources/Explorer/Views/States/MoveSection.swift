import Canvas
import Predictions

/// The genes by their background state in both conditions: those that moved, from where and to where.
enum MoveSection {
    /// Where the cells of the table are, right of the states' labels.
    private struct Cells {
        let rect: Rect
        let label: Int
        let width: Int

        func write(_ text: String, _ role: Role, line: Int, cell: Int, on grid: inout Grid, with look: Look) {
            grid.write(
                text.fitted(to: width, .right, ellipsis: look.glyphs.ellipsis), row: rect.row + line,
                column: rect.column + label + cell * width, as: role, with: look)
        }

        /// Words where the labels are.
        func writeLabel(_ text: String, line: Int, on grid: inout Grid, with look: Look) {
            grid.write(
                text.truncated(to: label - 1, ellipsis: look.glyphs.ellipsis), row: rect.row + line,
                column: rect.column, as: .legend, with: look)
        }
    }

    static func paint(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        guard let counts = state.statesView.moved?.counts else {
            grid.explain("the states of both conditions are still to be read", in: rect, with: look)
            return hits
        }
        let count = min(adjusted.count, counts.map(\.count).min() ?? 0, counts.count)
        let names = state.conditionNames
        let wide = StateLabel.width(state, of: rect.width, leaving: (count + 1) * 6)
        let label = max(wide, min(12, rect.width / 4))
        let cells = Cells(
            rect: rect, label: label, width: min(8, max(3, (rect.width - label) / (count + 1))))
        let right = String(look.glyphs.signs.right)
        let heads = ["\(names.own) \(right) \(names.other)", "\(names.own) \(right)"]
        cells.writeLabel(heads.first { $0.columnWidth < label } ?? right, line: 0, on: &grid, with: look)
        for index in 0..<count {
            cells.write(StateNames.number(index), .legend, line: 0, cell: index, on: &grid, with: look)
        }
        cells.write("all", .legend, line: 0, cell: count, on: &grid, with: look)
        for own in 0..<min(count, rect.height - 1) {
            hits.add(StateLabel.paint(own, state, width: label, in: rect.line(1 + own), on: &grid))
            for other in 0..<count {
                let genes = counts[own][other]
                let role: Role = own == other ? .textMuted : genes > 0 ? .textStrong : .nodata
                cells.write(
                    NumberText.grouped(genes), role, line: 1 + own, cell: other, on: &grid, with: look)
            }
            let all = NumberText.grouped(counts[own].reduce(0, +))
            cells.write(all, .text, line: 1 + own, cell: count, on: &grid, with: look)
        }
        paintFoot(state, counts, count, cells, on: &grid)
        return hits
    }

    /// How many genes lie in each state of the other condition, and what the numbers are.
    private static func paintFoot(
        _ state: ExplorerState, _ counts: [[Int]], _ count: Int, _ cells: Cells, on grid: inout Grid
    ) {
        guard cells.rect.height > 1 + count else { return }
        let look = state.look
        let names = state.conditionNames
        cells.writeLabel("all in \(names.other)", line: 1 + count, on: &grid, with: look)
        let sums = (0..<count).map { other in counts.prefix(count).reduce(0) { $0 + $1[other] } }
        for (index, sum) in (sums + [sums.reduce(0, +)]).enumerated() {
            cells.write(NumberText.grouped(sum), .text, line: 1 + count, cell: index, on: &grid, with: look)
        }
        guard cells.rect.height > 2 + count else { return }
        let choices = [
            "genes by their state in \(names.own) (rows) and in \(names.other) (columns); every signal on",
            "genes: \(names.own) in rows, \(names.other) in columns",
            "\(names.own) rows, \(names.other) columns",
        ]
        grid.write(longestOf: choices, in: cells.rect.line(2 + count), as: .textMuted, with: look)
    }
}
