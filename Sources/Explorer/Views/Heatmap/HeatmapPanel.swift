import Canvas
import Predictions
import Wording

/// The heat map on the screen: positions above, rows, what colours mean, and the gene under the cursor.
enum HeatmapPanel {
    /// How many rows have room.
    static func rows(_ state: ExplorerState) -> Int {
        let lines = HeatmapLayout(Screen(state).main, state).plot.height
        return max(1, lines) * HeatField.rowsPerLine(with: state.look)
    }

    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard !rect.isEmpty, let signal = state.catalogued(state.heatSignal) else { return hits }
        let look = state.look
        let detail = state.heatPlaces.count.counted("gene")
        grid.draw(
            Frame(title(signal, state, width: rect.width, detail: detail), detail: detail), in: rect,
            with: look)
        let layout = HeatmapLayout(rect, state)
        guard layout.plot.width > 10, layout.plot.height > 0 else { return hits }
        guard let rows = state.heatmap.rows, rows.count > 0 else {
            let reason = state.heatmap.genes.isEmpty ? "no gene passes the filter" : "being read"
            grid.explain(reason, in: Frame.inside(rect), with: look)
            return hits
        }
        paintConditions(state, layout, on: &grid)
        hits.add(layout.plot, HeatmapTarget())
        paintGutter(state, rows, layout.gutter, on: &grid)
        HeatmapFoot.paint(state, rows, layout, on: &grid)
        return hits
    }

    /// The signal and what rows are ordered by, which is not left out: with how many genes there are, where both fit.
    private static func title(
        _ signal: Catalog.Signal, _ state: ExplorerState, width: Int, detail: String
    ) -> String {
        let order = state.heatOrderTitle
        let titles = [
            "\(signal.name) around the TSS, \(order)", "\(signal.name) at the TSS, \(order)",
            "\(signal.name), \(order)", "\(signal.name), \(state.heatmap.order.title)",
        ]
        let (beside, alone) = (width - 8 - detail.columnWidth, width - 6)
        return titles.first { $0.columnWidth <= beside } ?? titles.first { $0.columnWidth <= alone }
            ?? titles[titles.count - 1]
    }

    /// The rows of this condition, and beside them those of another that is open and of what that one has more, each under its name.
    private static func paintConditions(
        _ state: ExplorerState, _ layout: HeatmapLayout, on grid: inout Grid
    ) {
        let (heatmap, signal, names) = (state.heatmap, state.heatSignal, state.conditionNames)
        func lacking(_ name: String) -> String { "\(name) has no such signal" }
        paint(
            heatmap.ownRows, [names.own], absence: signal.own == nil ? lacking(names.own) : nil, state,
            layout, in: layout.own, on: &grid)
        paint(
            heatmap.otherRows, [names.other], absence: signal.other == nil ? lacking(names.other) : nil,
            state, layout, in: layout.other, on: &grid)
        paint(
            heatmap.changeRows, [state.conditionNames.change, "difference"],
            absence: state.heatDifferenceAbsence, gradient: "diverging", state, layout, in: layout.change,
            on: &grid)
    }

    /// Rows under the longest name that has room and the positions, or why there are none.
    private static func paint(
        _ rows: HeatRows?, _ names: [String], absence: String?, gradient: String = "heat",
        _ state: ExplorerState, _ layout: HeatmapLayout, in rect: Rect, on grid: inout Grid
    ) {
        guard !rect.isEmpty else { return }
        let look = state.look
        if !layout.names.isEmpty {
            let texts = (rect == layout.plot ? besides(state, layout).map { names[0] + $0 } : []) + names
            grid.write(
                longestOf: texts,
                in: layout.names.part(columns: rect.column - layout.names.column, rect.width),
                as: .textStrong, with: look)
        }
        if let absence { return grid.explain(absence, in: rect, with: look) }
        guard let rows, rows.count > 0 else { return grid.explain("being read", in: rect, with: look) }
        let above = layout.positions
        paintPositions(state, above.part(columns: rect.column - above.column, rect.width), on: &grid)
        grid.draw(
            HeatField(rows.values, columns: ProfileQuery.bins, scale: rows.scale, gradient: gradient),
            in: rect,
            with: look)
    }

    /// What is not drawn beside what is drawn alone, in fewer and fewer words.
    private static func besides(_ state: ExplorerState, _ layout: HeatmapLayout) -> [String] {
        guard layout.change.isEmpty else {
            return ["; both beside it need more columns", "; no room for both beside it"]
        }
        let names = state.conditionNames
        if let lacking = state.lacking(state.heatSignal) { return ["; " + lacking] }
        return ["; \(layout.own.isEmpty ? names.own : names.other) needs more columns"]
    }

    /// How far from the TSS positions are, along the strand.
    private static func paintPositions(_ state: ExplorerState, _ line: Rect, on grid: inout Grid) {
        let flank = NumberText.bases(state.heatmap.flank)
        let words = line.width >= 50 ? (" upstream", " downstream") : ("", "")
        let (left, right) = ("-" + flank + words.0, "+" + flank + words.1)
        let look = state.look
        grid.write(left, row: line.row, column: line.column, as: .axisLabel, with: look)
        grid.write("TSS", row: line.row, column: line.column + line.width / 2 - 1, as: .axisMark, with: look)
        grid.write(right, row: line.row, column: line.right - right.columnWidth, as: .axisLabel, with: look)
    }

    /// The cursor, and the states of the rows' first genes where rows are ordered by them.
    private static func paintGutter(
        _ state: ExplorerState, _ rows: HeatRows, _ rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let first = state.heatPlaces.lowerBound
        if state.heatmap.order == .state {
            for row in 0..<rows.count {
                let line = HeatField.line(ofRow: row, with: look)
                guard line < rect.height,
                    let own = state.heatState(of: state.heatmap.genes[first + rows.places(row).lowerBound])
                else { continue }
                let sign = look.depth == .mono ? ExplorerState.sign(ofState: own) : look.stateGlyph(own)
                grid.put(sign, row: rect.row + line, column: rect.column + 1, style: look.stateStyle(own))
            }
        }
        guard let place = state.heatCursor, let row = rows.row(ofPlace: place - first) else { return }
        let line = HeatField.line(ofRow: row, with: look)
        if line < rect.height {
            grid.put(
                look.glyphs.signs.right, row: rect.row + line, column: rect.column, style: look.style(.key))
        }
    }

    /// Why rows cannot be ordered as they should be; nil if they can.
    static func lack(_ state: ExplorerState) -> String? {
        switch state.heatmap.order {
        case .list, .signal: return nil
        case .change: return state.otherSignalsObstacle ?? state.heatDifferenceLack
        case .expression:
            return state.catalog.measuresExpression ? state.measuredNote : "nothing is measured"
        case .predicted:
            return state.model.obstacle ?? state.filling(of: .all).map { "predicted so far: \($0)" }
        case .state:
            let isKnown = state.alongGenome == nil ? state.study.map != nil : state.genome != nil
            return state.statesObstacle ?? (isKnown ? nil : state.statesWaiting)
        }
    }
}
