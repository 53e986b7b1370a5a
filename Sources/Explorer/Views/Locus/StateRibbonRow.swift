import Canvas
import Predictions

/// The states along the locus: the context generator slid over the signals, nearest centroid.
enum StateRibbonRow {
    static func paint(_ state: ExplorerState, _ screen: Screen, in line: Rect, on grid: inout Grid) {
        let look = state.look
        let plot = line.inset(left: screen.gutter, right: screen.scaleWidth)
        // The ribbon is of the data as they are, whatever is switched off or edited for the prediction.
        let isAblated = state.mask != .all || !state.currentEdits.isEmpty
        let label = !isAblated ? "state" : screen.gutter >= 18 ? "state, all on" : "all on"
        grid.write(
            label.fitted(to: screen.gutter - 3), row: line.row, column: line.column + 3, as: .textMuted,
            with: look)
        guard state.study.map != nil else {
            let reason = state.statesWaiting.truncated(to: plot.width, ellipsis: look.glyphs.ellipsis)
            grid.write(reason, row: line.row, column: plot.column, as: .nodata, with: look)
            return
        }
        let map = state.columnMap(columns: plot.width)
        let bases = (0..<plot.width).map { column in
            Int(map.start + (Double(column) + 0.5) * (map.end - map.start) / Double(max(1, plot.width)))
        }
        let states = bases.map { state.ribbonState(at: $0, columns: plot.width) }
        let problem = state.ribbonTiles.lazy.compactMap { tile -> String? in
            if case .failure(let problem)? = state.study.ribbons[tile] { problem.text } else { nil }
        }.first
        if let problem, states.allSatisfy({ $0 == nil }) {
            let reason = problem.truncated(to: plot.width, ellipsis: look.glyphs.ellipsis)
            grid.write(reason, row: line.row, column: plot.column, as: .nodata, with: look)
            return
        }
        grid.draw(Ribbon(states), in: plot, with: look)
        paintNames(states, state, plot, on: &grid)
        // At the right, where tracks have their scale: the state at the TSS, or else in the middle.
        let tss = state.currentGene.flatMap { $0.contig == state.locus.contig ? $0.tss : nil }
        let isTSS = tss.map { state.locus.start <= $0 && $0 < state.locus.end } ?? false
        let place = isTSS ? tss ?? state.locus.centre : state.locus.centre
        guard let here = state.ribbonState(at: place, columns: plot.width) else { return }
        let words = [
            Span(" ", .text), Span(state.study.names.name(here), .textStrong),
            Span(isTSS ? " at TSS" : " in middle", .textMuted),
        ]
        let shown = words.truncated(to: screen.scaleWidth, ellipsis: look.glyphs.ellipsis)
        grid.write(shown, row: line.row, column: plot.right, with: look)
    }

    /// The numbers of states, where a stretch has room for one: states are told apart without colours too.
    private static func paintNames(
        _ states: [Int?], _ state: ExplorerState, _ plot: Rect, on grid: inout Grid
    ) {
        let look = state.look
        var start = 0
        while start < states.count {
            var end = start + 1
            while end < states.count, states[end] == states[start] { end += 1 }
            if let index = states[start] {
                let long = state.stateTitle(index)
                let text = long.columnWidth + 2 <= end - start ? long : StateNames.number(index)
                if text.columnWidth + 2 <= end - start {
                    let column = plot.column + start + (end - start - text.columnWidth) / 2
                    let style = look.stateStyle(index).reversed
                    grid.write(
                        text, row: plot.row, column: column,
                        style: look.depth == .mono ? look.style(.textStrong) : style)
                }
            }
            start = end
        }
    }
}
