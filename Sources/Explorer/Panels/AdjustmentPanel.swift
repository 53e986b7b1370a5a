import Canvas
import Wording

/// The current gene's background states, for a model that is adjusted for them: q, P, what each would predict, and what
/// the background explains.
enum AdjustmentPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard !rect.isEmpty else { return hits }
        let look = state.look
        let title = title(state, width: rect.width)
        grid.draw(Frame(title.0, detail: title.1), in: rect, with: look)
        let ask = Hint("as-if", title: state.asIf == nil ? "as if in…" : "own states")
        grid.write([ask, Hint("explain", title: "what is this?")], inEdgeOf: rect, state)
        let inside = InputLine.paint(
            state, Frame.inside(rect).inset(left: 1, right: 1), on: &grid)
        if let obstacle = state.model.obstacle {
            grid.explain(obstacle, in: inside, with: look)
            return hits
        }
        guard let forecast = state.forecast ?? state.latest?.asIf(in: state.asIf),
            let background = forecast.background
        else {
            grid.explain(
                state.question.flatMap { state.failures[$0] } ?? "being computed", in: inside, with: look)
            return hits
        }
        let table = AdjustmentTable(state, background, width: inside.width)
        let count = background.prior.count
        // Short of room, the sums go on one line before states share one.
        let free = inside.height - 1 - min(count, max(1, inside.height - 4))
        let lines = AdjustmentLines.lines(
            state, forecast, background, width: inside.width, atMost: max(1, free))
        let rows = table.rows(atMost: inside.height - 1 - lines.count)
        table.paintHead(in: inside.line(0), on: &grid)
        for (offset, row) in rows.enumerated() {
            let line = inside.line(1 + offset)
            table.paint(row, in: line, on: &grid)
            if let index = row.state { hits.add(line, AsIfTarget(state: index)) }
        }
        for (offset, line) in lines.enumerated() {
            let shown = line.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: inside.row + 1 + rows.count + offset, column: inside.column, with: look)
        }
        return hits
    }

    /// Whose states they are, and of which members.
    static func title(_ state: ExplorerState, width: Int) -> (String, String) {
        let gene = state.currentGene.map { " of " + $0.symbol } ?? ""
        let facts = state.model.facts
        let members = facts.map { facts in state.gene.map(facts.members) ?? facts.members } ?? 1
        let isShared = state.adjusted?.isShared ?? true
        let sharing = (state.forecast ?? state.latest)?.background?.sharing ?? 1
        let some = sharing > 1 ? "\(sharing) of \(members) models" : "model 1 of \(members)"
        let models = members > 1 ? isShared ? "mean of \(members) models" : "states of " + some : ""
        let fewer = members > 1 ? isShared ? "mean of \(members)" : some : ""
        // Every fold has states of its own: whose these are goes before how many members agree on them.
        let fold = state.model.facts?.fold(of: state.gene)
        let whole = [fold ?? "", models].filter { !$0.isEmpty }.joined(separator: ", ")
        let short = fold ?? fewer
        let long = "Background states"
        let choices = [
            (long + gene, whole), (long + gene, short), ("States" + gene, whole), ("States" + gene, short),
            (long, short), ("States", short), (long, ""),
        ]
        return choices.first { $0.0.columnWidth + $0.1.count + 8 <= width } ?? ("States", "")
    }
}
