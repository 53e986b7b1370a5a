import Canvas
import Wording

/// The current gene's background state, or the weights of its contexts channel by channel; without a model that knows states,
/// those that were found.
enum BackgroundStatePanel {
    @discardableResult
    static func paint(
        _ state: ExplorerState, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        if state.adjusted != nil { return AdjustmentPanel.paint(state, rect, on: &grid) }
        if state.hasStates != true, state.model != .loading {
            FoundStatesPanel.paint(state, rect, on: &grid)
        } else {
            paintContexts(state, rect, on: &grid)
        }
        return HitRegions()
    }

    /// Of a model with a context generator.
    private static func paintContexts(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let look = state.look
        let facts = state.model.facts
        let members = facts.map { facts in state.gene.map(facts.members) ?? facts.members } ?? 1
        let gene = state.currentGene.map { " of " + $0.symbol } ?? ""
        // Where others show, these are the model's own.
        let long =
            state.showsChannels
            ? "Contexts"
            : state.found == nil ? "Background state" : "Model's own state"
        let detail = members > 1 ? "model 1 of \(members)" : ""
        let title = [
            (long + gene, detail), (state.showsPair ? long + gene : long, state.showsPair ? "" : detail),
            (state.showsPair ? "State" + gene : long, ""),
        ].first { $0.0.columnWidth + $0.1.count + 8 <= rect.width }
        grid.draw(Frame(title?.0 ?? long, detail: title?.1 ?? ""), in: rect, with: look)
        let channels = Hint("channels", title: state.showsChannels ? "state" : "channels")
        grid.write([channels, Hint("explain", title: "what is this?")], inEdgeOf: rect, state)
        let inside = InputLine.paint(
            state, Frame.inside(rect).inset(left: 1, right: 1), on: &grid)
        if let obstacle = state.model.obstacle { return grid.explain(obstacle, in: inside, with: look) }
        guard let forecast = state.forecast ?? state.latest else {
            let reason = state.question.flatMap { state.failures[$0] }
            return grid.explain(reason ?? "being computed", in: inside, with: look)
        }
        if state.showsChannels {
            ContextChannels.paint(forecast, state, inside, on: &grid)
        } else {
            let lines = BackgroundStateLines(state, forecast, inside).all
            for (offset, line) in lines.prefix(inside.height).enumerated() {
                paint(line, inside.line(offset), on: &grid, with: look)
            }
        }
    }

    private static func paint(
        _ line: BackgroundStateLines.Line, _ rect: Rect, on grid: inout Grid, with look: Look
    ) {
        let shown = line.spans.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis)
        grid.write(shown, row: rect.row, column: rect.column, with: look)
        guard let state = line.state, shown.count > 1 else { return }
        let column = rect.column + shown[0].text.columnWidth
        grid.write(shown[1].text, row: rect.row, column: column, style: look.stateStyle(state))
    }
}
