import Canvas
import Predictions
import Wording

/// The heat map on the screen: positions above, rows, what colours mean, and the gene under the cursor.
enum HeatmapPanel {
    /// Lines below the rows.
    private static let below = 3
    /// Columns at the left for the cursor and the state.
    private static let gutter = 3

    /// The fewest columns in which a condition's positions can be told apart.
    private static let narrowest = 12

    /// Lines above the rows: positions, and of two conditions their names.
    private static func above(_ state: ExplorerState) -> Int { state.other == nil ? 1 : 2 }

    /// Where both conditions' rows are drawn: side by side; the other's is empty where none is open or there is no room.
    private static func places(_ state: ExplorerState, in plot: Rect) -> (own: Rect, other: Rect) {
        let half = (plot.width - 2) / 2
        guard state.other != nil, half >= narrowest else { return (plot, .empty) }
        return (plot.part(columns: 0, half), plot.part(columns: plot.width - half, half))
    }

    /// How many rows have room.
    static func rows(_ state: ExplorerState) -> Int {
        let lines = Frame.inside(Screen(state).main).height - above(state) - below
        return max(1, lines) * HeatField.rowsPerLine(with: state.look)
    }

    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard !rect.isEmpty, state.catalog.signals.indices.contains(state.focus) else { return hits }
        let look = state.look
        let signal = state.catalog.signals[state.focus]
        let title = "\(signal.name) around the TSS, \(state.heatOrderTitle)"
        let detail = "\(state.heatPlaces.count.counted("gene"))"
        let fits = rect.width >= title.columnWidth + detail.count + 8
        grid.draw(Frame(fits ? title : "\(signal.name) around the TSS", detail: detail), in: rect, with: look)
        let inside = Frame.inside(rect)
        let above = above(state)
        let plot = inside.inset(top: above, left: gutter, bottom: below, right: 1)
        guard plot.width > 10, plot.height > 0 else { return hits }
        guard let rows = state.heatmap.rows, rows.count > 0 else {
            let reason = state.heatmap.genes.isEmpty ? "no gene passes the filter" : "being read"
            grid.explain(reason, in: inside, with: look)
            return hits
        }
        let places = places(state, in: plot)
        let line = inside.line(above - 1)
        paintPositions(
            state, line.part(columns: places.own.column - line.column, places.own.width), on: &grid)
        grid.draw(
            HeatField(rows.values, columns: ProfileQuery.bins, scale: rows.scale), in: places.own, with: look)
        paintOther(state, places, names: inside.line(0), positions: line, on: &grid)
        hits.add(plot, HeatmapTarget())
        paintGutter(state, rows, inside.inset(top: above, bottom: below).part(columns: 0, gutter), on: &grid)
        let feet = inside.part(rows: inside.height - below, below).inset(left: 1, right: 1)
        paintLegend(state, rows, signal, feet, on: &grid)
        let cursor = self.cursor(state, rows, width: feet.width)
        grid.write(cursor, row: feet.row + 2, column: feet.column, with: look)
        return hits
    }

    /// The other condition's rows, and the names of both; nothing where none is open.
    private static func paintOther(
        _ state: ExplorerState, _ places: (own: Rect, other: Rect), names line: Rect, positions: Rect,
        on grid: inout Grid
    ) {
        guard state.other != nil else { return }
        let (look, names, other) = (state.look, state.conditionNames, places.other)
        func write(_ name: String, over rect: Rect) {
            let text = name.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis)
            grid.write(text, row: line.row, column: rect.column, as: .textStrong, with: look)
        }
        guard !other.isEmpty else {
            return write("\(names.own); \(names.other) needs more columns", over: places.own)
        }
        write(names.own, over: places.own)
        write(names.other, over: other)
        guard state.otherProfileQuery != nil else {
            return grid.explain("\(names.other) has no such signal", in: other, with: look)
        }
        guard let rows = state.heatmap.otherRows, rows.count > 0 else {
            return grid.explain("being read", in: other, with: look)
        }
        paintPositions(
            state, positions.part(columns: other.column - positions.column, other.width), on: &grid)
        grid.draw(
            HeatField(rows.values, columns: ProfileQuery.bins, scale: rows.scale), in: other, with: look)
    }

    /// How far from the TSS positions are, along the strand.
    private static func paintPositions(_ state: ExplorerState, _ line: Rect, on grid: inout Grid) {
        let flank = NumberText.bases(state.heatmap.flank)
        let (left, right) = ("-" + flank, "+" + flank)
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

    private static func paintLegend(
        _ state: ExplorerState, _ rows: HeatRows, _ signal: Catalog.Signal, _ rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let width = min(36, rect.width)
        grid.draw(ColorScale(rows.scale), in: rect.line(0).part(columns: 0, width), with: look)
        let simulated = state.showsSimulated ? ", simulated" : ""
        let isApart = state.scaleDifference(of: state.focus) != nil
        let top =
            state.heatmap.otherRows == nil
            ? "98th percentile" : isApart ? "98 % of each" : "98 % of both"
        let range = isApart ? state.heatmap.otherRows.map { " " + Self.text($0.scale) } ?? "" : ""
        let unit = state.unitText(ofSignal: state.focus) + range + simulated + "; top: " + top
        let room = rect.width - width - 1
        grid.write(
            unit.truncated(to: room, ellipsis: look.glyphs.ellipsis), row: rect.row,
            column: rect.column + width + 1, as: .textMuted, with: look)
        var words = rows.words
        if let profiles = state.shownProfiles {
            let genes = state.heatmap.genes
            let known = profiles.known(among: genes)
            if known < genes.count { words += "; " + known.counted(of: genes.count, "gene") + " read" }
            for profiles in [profiles, state.otherProfiles].compactMap(\.self) where profiles.failures > 0 {
                words += "; \(profiles.failures.counted("gene")) not read: \(profiles.firstFailure ?? "")"
            }
        }
        if let reason = lack(state) { words = reason + "; " + words }
        grid.write(
            words.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row + 1,
            column: rect.column, as: .textMuted, with: look)
    }

    /// What the ends of a scale's colours stand for.
    private static func text(_ scale: Scale) -> String {
        "\(NumberText.compact(scale.low))-\(NumberText.compact(scale.high))"
    }

    /// Why rows cannot be ordered as they should be; nil if they can.
    static func lack(_ state: ExplorerState) -> String? {
        switch state.heatmap.order {
        case .list, .signal: return nil
        case .expression:
            return state.catalog.measuresExpression ? state.measuredNote : "nothing is measured"
        case .predicted:
            return state.model.obstacle ?? state.filling(of: .all).map { "predicted so far: \($0)" }
        case .state:
            let isKnown = state.alongGenome == nil ? state.study.map != nil : state.genome != nil
            return state.statesObstacle ?? (isKnown ? nil : state.statesWaiting)
        }
    }

    /// The gene under the cursor, with those of its row.
    private static func cursor(_ state: ExplorerState, _ rows: HeatRows, width: Int) -> [Span] {
        let first = state.heatPlaces.lowerBound
        guard let place = state.heatCursor, let row = rows.row(ofPlace: place - first) else {
            return [Span("the current gene is not among the rows", .textMuted)]
        }
        let index = state.heatmap.genes[place]
        let others = rows.places(row).count - 1
        let own = state.heatState(of: index).map { "  " + state.stateTitle($0) } ?? ""
        let line = [
            Span(state.catalog.genes[index].symbol, .textStrong),
            Span(others > 0 ? " and \(others.counted("other")) in this row" : "", .textMuted),
            Span("  measured " + Words.value(state.measured(index).map(Double.init)), .measured),
            Span("  predicted " + Words.value(state.predicted(index, .all)), .observed), Span(own, .text),
            Span("  row \((place + 1).grouped) of \(state.heatmap.genes.count.grouped)", .textMuted),
        ]
        return line.truncated(to: width, ellipsis: state.look.glyphs.ellipsis)
    }
}
