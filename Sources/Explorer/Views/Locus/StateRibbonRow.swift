import Canvas
import Predictions

/// The states along the locus: the context generator slid over the signals, nearest centroid; or the background states
/// that the model is adjusted for, as the signals that are on tell them; or others that were found, every signal on.
enum StateRibbonRow {
    static func paint(_ state: ExplorerState, _ screen: Screen, in line: Rect, on grid: inout Grid) {
        let look = state.look
        let plot = line.inset(left: screen.gutter, right: screen.scaleWidth)
        grid.write(
            label(state, width: screen.gutter - 3).fitted(
                to: screen.gutter - 3, ellipsis: look.glyphs.ellipsis), row: line.row,
            column: line.column + 3, as: .textMuted, with: look)
        guard state.stateSet != nil else {
            let reason = state.statesWaiting(width: plot.width)
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
        if let reason = problem ?? silence(state, width: plot.width), states.allSatisfy({ $0 == nil }) {
            let reason = reason.truncated(to: plot.width, ellipsis: look.glyphs.ellipsis)
            grid.write(reason, row: line.row, column: plot.column, as: .nodata, with: look)
            return
        }
        grid.draw(Ribbon(states), in: plot, with: look)
        paintNames(states, state, plot, on: &grid)
        paintState(state, screen, plot, on: &grid)
    }

    /// Which states they are, of two conditions whose, and which signals are missing or nevertheless on.
    private static func label(_ state: ExplorerState, width: Int) -> String {
        let own = state.conditionNames.own
        let plain = state.found?.origin ?? "state"
        let named = state.other == nil ? [plain] : ["\(plain) of \(own)", "\(plain) \(own)", own]
        // Contexts are of the data as they are, whatever is switched off or edited for the prediction.
        let isAblated = state.adjusted == nil && (state.mask != .all || state.editCount > 0)
        guard isAblated || state.found != nil else {
            let off = state.adjusted?.off(in: state.mask).count ?? 0
            let mark = off > 0 ? " \(state.look.glyphs.signs.off)\(off)" : ""
            return named.map { $0 + mark }.first { $0.columnWidth <= width } ?? plain + mark
        }
        if state.found != nil { return named.first { $0.columnWidth <= width } ?? plain }
        return (named.map { $0 + ", all on" } + ["all on"]).first { $0.columnWidth <= width } ?? plain
    }

    /// Why nothing is painted of the states that the model is adjusted for; nil while that is still to come.
    private static func silence(_ state: ExplorerState, width: Int) -> String? {
        guard let along = state.alongGenome,
            state.ribbonTiles.allSatisfy({ state.study.ribbons[$0] != nil })
        else { return nil }
        if state.found != nil {
            let reason = "nothing is known of \(state.locus.contig)"
            return reason.count > width ? "no data" : reason
        }
        let choices =
            along.off(in: state.mask).count == along.signals.count
            ? ["every signal that tells the states is off", "their signals are off", "off"]
            : [BackgroundBins.noInformation + " here", "no background information", "no data"]
        return choices.first { $0.count <= width } ?? choices[choices.count - 1]
    }

    /// At the right, where tracks have their scale: the current gene's own state, which no zoom changes, with that in the other
    /// condition behind it; or where the gene does not show, the ribbon's in the middle.
    private static func paintState(
        _ state: ExplorerState, _ screen: Screen, _ plot: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let isOwn = state.isGeneInLocus
        let found =
            isOwn
            ? state.asIf ?? state.gene.flatMap { state.chromatinState(of: $0) }
            : state.ribbonState(at: state.locus.centre, columns: plot.width)
        guard let found else { return }
        let name = state.alongGenome == nil ? state.stateName(found) : StateNames.number(found)
        let isAsked = isOwn && state.asIf != nil
        // Of a window with signals of the other condition: the ribbon is of this one's.
        let isTaken = isOwn && !isAsked && state.adjusted != nil && state.question?.transplant != nil
        let own = (isTaken ? String(look.glyphs.signs.diamond) : "") + name
        let there = isOwn && !isAsked && state.sharesStates ? state.otherBackground?.likeliest : nil
        let pair = there.map { own + String(look.glyphs.signs.right) + StateNames.number($0) }
        let places = isAsked ? ["as if ", ""] : isOwn ? ["gene ", ""] : ["middle ", ""]
        let choices = [pair, own].compactMap(\.self).flatMap { text in places.map { ($0, text) } }
        let shown = choices.map { [Span(" " + $0.0, .textMuted), Span($0.1, .textStrong)] }
        let words = shown.first { $0.columnWidth <= screen.scaleWidth } ?? shown[shown.count - 1]
        grid.write(
            words.truncated(to: screen.scaleWidth, ellipsis: look.glyphs.ellipsis), row: plot.row,
            column: plot.right, with: look)
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
