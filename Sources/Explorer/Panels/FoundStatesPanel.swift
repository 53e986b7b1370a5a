import Canvas
import Predictions
import Wording

/// The current gene's background states, of those that were found where no model knows any; or how to come by some.
enum FoundStatesPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let look = state.look
        let title = title(state, width: rect.width)
        grid.draw(Frame(title.0, detail: title.1), in: rect, with: look)
        grid.write([Hint("explain", title: "what is this?")], inEdgeOf: rect, state)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard let found = state.found else {
            return grid.explain(state.statesObstacle ?? "", in: inside, with: look)
        }
        guard let gene = state.gene, let background = found.background(of: gene) else {
            let contig = state.currentGene?.contig ?? "its contig"
            return grid.explain("nothing is known of \(contig)", in: inside, with: look)
        }
        let table = AdjustmentTable(state, background, width: inside.width)
        let words = found.label(hasModel: state.model.facts != nil) + found.maskWords
        let notes = Array(words.wrapped(to: inside.width).prefix(max(0, inside.height - 3)))
        let rows = table.rows(atMost: inside.height - 1 - notes.count)
        table.paintHead(in: inside.line(0), on: &grid)
        for (offset, row) in rows.enumerated() { table.paint(row, in: inside.line(1 + offset), on: &grid) }
        for (offset, note) in notes.enumerated() {
            grid.write(
                note, row: inside.row + 1 + rows.count + offset, column: inside.column, as: .textMuted,
                with: look)
        }
    }

    /// Whose states they are is said before which gene's.
    private static func title(_ state: ExplorerState, width: Int) -> (String, String) {
        let gene = state.currentGene.map { " of " + $0.symbol } ?? ""
        let origin = state.found?.origin ?? ""
        let choices = [
            ("Background states" + gene, origin), ("States" + gene, origin), ("States", origin),
            ("Background states", ""),
        ]
        return choices.first { $0.0.columnWidth + $0.1.columnWidth + 8 <= width } ?? ("States", "")
    }
}
