import Canvas
import Predictions

/// The states along the locus: the context generator slid over the signals, nearest centroid; or the background states
/// that the model is adjusted for, as the signals that are on tell them; or others that were found, every signal on. Of two
/// conditions each has a row.
enum StateRibbonRow {
    /// `other`: the condition that has no row of its own beside this one's.
    static func paint(
        _ side: RibbonSide, beside other: RibbonSide? = nil, _ screen: Screen, in line: Rect,
        on grid: inout Grid
    ) {
        let look = side.look
        let plot = line.inset(left: screen.gutter, right: screen.scaleWidth)
        grid.write(
            label(side, width: screen.gutter - 4).fitted(
                to: screen.gutter - 4, ellipsis: look.glyphs.ellipsis), row: line.row,
            column: line.column + 3, as: .textMuted, with: look)
        func explain(_ words: [String]) {
            let text = (words.fitting(plot.width) ?? "").truncated(
                to: plot.width, ellipsis: look.glyphs.ellipsis)
            grid.write(text, row: line.row, column: plot.column, as: .nodata, with: look)
        }
        if let absence = side.absence(width: plot.width) { return explain(absence) }
        let states = side.states(columns: plot.width)
        let problem = side.state.ribbonTiles.lazy.compactMap { tile -> String? in
            if case .failure(let problem)? = side.state.study.ribbons[tile] { problem.text } else { nil }
        }.first
        if let reason = problem ?? silence(side.state, width: plot.width),
            states.allSatisfy({ $0 == nil })
        {
            return explain([reason])
        }
        grid.draw(Ribbon(states), in: plot, with: look)
        paintNames(states, side, plot, on: &grid)
        paintState(side, beside: other, screen, plot, on: &grid)
    }

    /// Which states they are, of two conditions whose, and which signals are missing or nevertheless on.
    private static func label(_ side: RibbonSide, width: Int) -> String {
        let state = side.state
        let plain = state.found?.origin ?? "state"
        let named = side.name.map { ["\(plain) of \($0)", "\(plain) \($0)", $0] } ?? [plain]
        guard side.isPainted || !state.isOtherCondition else {
            return named.first { $0.columnWidth <= width } ?? named[named.count - 1]
        }
        // Contexts are of the data as they are, whatever is switched off or edited for the prediction.
        let isAblated = state.adjusted == nil && (state.mask != .all || state.editCount > 0)
        guard isAblated || state.found != nil else {
            let off = state.adjusted?.off(in: state.mask).count ?? 0
            let mark = off > 0 ? " \(side.look.glyphs.signs.off)\(off)" : ""
            // Of two rows each says whose it is, though its name be cut.
            let last = side.name == nil ? plain : named[named.count - 1]
            return named.map { $0 + mark }.first { $0.columnWidth <= width } ?? last + mark
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
    /// condition behind it where that has no row; or where the gene does not show, the ribbon's in the middle.
    private static func paintState(
        _ side: RibbonSide, beside other: RibbonSide?, _ screen: Screen, _ plot: Rect, on grid: inout Grid
    ) {
        let (state, look) = (side.state, side.look)
        let isOwn = state.isGeneInLocus
        func known(_ side: RibbonSide) -> Int? {
            side.asIf ?? side.state.gene.flatMap { side.state.chromatinState(of: $0) }
        }
        let found = isOwn ? known(side) : state.ribbonState(at: state.locus.centre, columns: plot.width)
        guard let found else { return }
        let name = state.alongGenome == nil ? state.stateName(found) : StateNames.number(found)
        let isAsked = isOwn && side.asIf != nil
        // Of a window with signals of the other condition: the ribbon is of this one's.
        let isTaken = isOwn && !isAsked && state.adjusted != nil && state.question?.transplant != nil
        let own = (isTaken ? String(look.glyphs.signs.diamond) : "") + name
        let there = isOwn && !isAsked && state.sharesStates ? other.flatMap(known) : nil
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
        _ states: [Int?], _ side: RibbonSide, _ plot: Rect, on grid: inout Grid
    ) {
        let look = side.look
        var start = 0
        while start < states.count {
            var end = start + 1
            while end < states.count, states[end] == states[start] { end += 1 }
            if let index = states[start] {
                let long = side.title(index)
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
