import Canvas
import Predictions
import Wording

/// The current gene's expression: measured, predicted, and predicted otherwise.
enum ExpressionPanel {
    /// Every row, in as many columns for labels as there are.
    static func bars(
        _ state: ExplorerState, labelWidth: Int = ExpressionRows.leastLabelWidth
    ) -> [Bar] { ExpressionRows.bars(state, labelWidth: labelWidth) }

    /// The scale of genes that show together.
    static func scale(of sides: [ExplorerState]) -> Scale {
        let ends = sides.flatMap { side in bars(side).flatMap { [$0.to - $0.spread, $0.to + $0.spread] } }
        return Words.scale(of: ends)
    }

    static func paint(_ state: ExplorerState, _ rect: Rect, scale: Scale, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let look = state.look
        let edge = paintFrame(state, rect, on: &grid)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard let gene = state.gene else { return grid.explain("no gene is chosen", in: inside, with: look) }
        let least = ExpressionRows.leastLabelWidth
        let labelWidth = max(inside.width / 3, least)
        let reason = absence(state)
        let isKnown = (state.forecast ?? state.latest) != nil
        let isExtrapolated = state.mask != .all && isKnown && Extrapolation.words(state) != nil
        let warning = isExtrapolated && inside.height > 3 ? 1 : 0
        let room = inside.inset(bottom: warning)
        if warning > 0 { Extrapolation.paint(state, inside.part(rows: room.height, warning), on: &grid) }
        let (rows, lost) = ExpressionRows.fitting(
            state, lines: room.height, width: inside.width, labelWidth: labelWidth)
        let list = fitted(rows, to: inside.width, look)
        if let reason, room.height > list.count {
            grid.explain(reason, in: room.inset(top: list.count), with: look)
        } else if list.count < room.height {
            paintStanding(state, of: gene, room.inset(top: list.count), on: &grid)
        }
        if list.count >= room.height {
            let words = isExtrapolated && warning == 0 ? Extrapolation.words(state)?.last : nil
            paintEdge(state, of: gene, lost: lost, warning: words, edge, on: &grid)
        }
        var chart = Bars(list, scale: scale, form: .lollipop)
        chart.reference = state.measured(gene).map(Double.init)
        let longest = max(least, list.map(\.label.columnWidth).max() ?? 0)
        chart.labelWidth = min(longest, labelWidth)
        grid.draw(chart, in: room.part(rows: 0, list.count), with: look)
    }

    /// What found no line, in the lower edge: a warning, how many rows there are more, and whether the gene was learned from.
    private static func paintEdge(
        _ state: ExplorerState, of gene: Int, lost: Int, warning: String?, _ edge: Rect, on grid: inout Grid
    ) {
        guard !edge.isEmpty else { return }
        let rows = lost > 0 ? [lost.counted("row") + " more", "+\(lost)"] : [""]
        let texts = [state.standing(of: gene), ""].flatMap { standing in
            rows.map { row in
                [warning ?? "", standing, row].filter { !$0.isEmpty }.joined(separator: ", ")
            }
        }
        guard let words = texts.first(where: { $0.columnWidth + 2 <= edge.width }), !words.isEmpty else {
            return
        }
        grid.write(
            " \(words) ", row: edge.row, column: edge.right - words.columnWidth - 2,
            as: warning == nil ? .textMuted : .warning, with: state.look)
    }

    /// The same bars in words that have room.
    private static func fitted(_ bars: [Bar], to width: Int, _ look: Look) -> [Bar] {
        bars.map { bar in
            var bar = bar
            if look.glyphs.level == .ascii { bar.text = bar.text.replacing("±", with: "+-") }
            // The rows of contexts say that they are derived where there is room.
            if width < 34 { bar.text = bar.text.replacing("derived ", with: "") }
            return bar
        }
    }

    /// Whether the gene was learned from, in both conditions: at the foot of what room there is, on two lines where one is too short.
    private static func paintStanding(
        _ state: ExplorerState, of gene: Int, _ room: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let own = state.standing(of: gene)
        let theirs = state.other.flatMap { other in
            other.state.gene.map { other.state.standing(of: $0) }
        }
        let last = room.line(room.height - 1)
        guard let theirs, theirs != own else {
            let words = theirs == nil || own.isEmpty ? own : own + " in both"
            return grid.write(longestOf: [words, own], in: last, as: .textMuted, with: look)
        }
        let names = state.conditionNames
        let whole = "\(own); \(names.other): \(theirs)"
        guard whole.columnWidth > last.width, room.height > 1 else {
            return grid.write(
                longestOf: [whole, "\(own); other: \(theirs)", own], in: last, as: .textMuted, with: look)
        }
        for (line, words) in [(room.height - 2, (names.own, own)), (room.height - 1, (names.other, theirs))] {
            grid.write(
                longestOf: ["\(words.0): \(words.1)", words.1], in: room.line(line), as: .textMuted,
                with: look)
        }
    }

    /// The title, and the unit in it or, where there is no room, in the lower edge; returns what of that edge is free.
    private static func paintFrame(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> Rect {
        let look = state.look
        let name = state.currentGene.map { " " + $0.symbol } ?? ""
        let pinned = state.isPinnedSide ? [Span("pinned", .pinned)] : [Span("Expression", .title)]
        let isNamed = state.showsPair || rect.width >= 50
        let title = pinned + (isNamed ? [Span(name, .title)] : [])
        let room = rect.width - title.columnWidth - 9
        // The header says that data are simulated, too.
        let unit = state.catalog.expressionUnit
        let units = [state.catalog.unitText, unit, String(unit.prefix { $0 != "," })]
        let fitting = units.first { $0.columnWidth <= room }
        let detail = [Span(fitting ?? unit, .titleDetail)]
        let isAbove = fitting != nil || !isNamed
        grid.draw(Frame(title, detail: isAbove ? detail : []), in: rect, with: look)
        let edge = rect.line(rect.height - 1).inset(left: 2, right: 2)
        guard !isAbove, rect.width > 8 else { return edge }
        let below = units.first { $0.columnWidth <= rect.width - 6 } ?? units[2]
        let shown = " " + below.truncated(to: rect.width - 6, ellipsis: look.glyphs.ellipsis) + " "
        grid.write(shown, row: rect.bottom - 1, column: rect.column + 2, as: .titleDetail, with: look)
        return edge.inset(left: shown.columnWidth + 1)
    }

    /// Why nothing is predicted.
    private static func absence(_ state: ExplorerState) -> String? {
        state.forecastObstacle
    }
}
