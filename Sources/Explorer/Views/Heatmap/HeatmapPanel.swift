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

    /// The fewest columns for the colours and what they stand for.
    private static let leastColours = 16

    /// Lines above the rows: positions, and of two conditions their names.
    private static func above(_ state: ExplorerState) -> Int { state.otherSignals == nil ? 1 : 2 }

    /// Where both conditions' rows are drawn: side by side; where one is open or there is no room for two one is empty, that which
    /// has no such signal first.
    private static func places(_ state: ExplorerState, in plot: Rect) -> (own: Rect, other: Rect) {
        let half = (plot.width - 2) / 2
        guard state.otherSignals != nil, half >= narrowest else {
            return state.heatSignal.own == nil ? (.empty, plot) : (plot, .empty)
        }
        return (plot.part(columns: 0, half), plot.part(columns: plot.width - half, half))
    }

    /// How many rows have room.
    static func rows(_ state: ExplorerState) -> Int {
        let lines = Frame.inside(Screen(state).main).height - above(state) - below
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
        let inside = Frame.inside(rect)
        let above = above(state)
        let plot = inside.inset(top: above, left: gutter, bottom: below, right: 1)
        guard plot.width > 10, plot.height > 0 else { return hits }
        guard let rows = state.heatmap.rows, rows.count > 0 else {
            let reason = state.heatmap.genes.isEmpty ? "no gene passes the filter" : "being read"
            grid.explain(reason, in: inside, with: look)
            return hits
        }
        paintConditions(
            state, places(state, in: plot), names: inside.line(0), positions: inside.line(above - 1),
            on: &grid)
        hits.add(plot, HeatmapTarget())
        paintGutter(state, rows, inside.inset(top: above, bottom: below).part(columns: 0, gutter), on: &grid)
        let feet = inside.part(rows: inside.height - below, below).inset(left: 1, right: 1)
        paintLegend(state, rows, signal, feet, on: &grid)
        grid.write(longestOf: cursor(state, rows), in: feet.line(2), with: look)
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

    /// The rows of this condition, and beside them those of another that is open, under the names of both.
    private static func paintConditions(
        _ state: ExplorerState, _ places: (own: Rect, other: Rect), names line: Rect, positions: Rect,
        on grid: inout Grid
    ) {
        let (look, names) = (state.look, state.conditionNames)
        func paint(_ rows: HeatRows?, _ name: String, isThere: Bool, in rect: Rect) {
            guard !rect.isEmpty else { return }
            if state.otherSignals != nil {
                let isAlone = places.own.isEmpty || places.other.isEmpty
                let alone = name == names.own ? names.other : names.own
                let rest =
                    !isAlone
                    ? ""
                    : state.lacking(state.heatSignal).map { "; " + $0 } ?? "; \(alone) needs more columns"
                let text = (name + rest).truncated(to: rect.width, ellipsis: look.glyphs.ellipsis)
                grid.write(text, row: line.row, column: rect.column, as: .textStrong, with: look)
            }
            guard isThere else { return grid.explain("\(name) has no such signal", in: rect, with: look) }
            guard let rows, rows.count > 0 else { return grid.explain("being read", in: rect, with: look) }
            paintPositions(
                state, positions.part(columns: rect.column - positions.column, rect.width), on: &grid)
            grid.draw(
                HeatField(rows.values, columns: ProfileQuery.bins, scale: rows.scale), in: rect, with: look)
        }
        let signal = state.heatSignal
        paint(state.heatmap.ownRows, names.own, isThere: signal.own != nil, in: places.own)
        guard state.otherSignals != nil else { return }
        paint(state.heatmap.otherRows, names.other, isThere: signal.other != nil, in: places.other)
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

    private static func paintLegend(
        _ state: ExplorerState, _ rows: HeatRows, _ signal: Catalog.Signal, _ rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let simulated = state.showsSimulated ? ", simulated" : ""
        let isOfBoth = state.heatmap.ownRows != nil && state.heatmap.otherRows != nil
        let isApart = state.scaleDifference(of: state.heatSignal) != nil
        // Rows that are means have lower peaks, and others in another order.
        let whose = !isOfBoth ? "" : isApart ? "each condition's" : "both conditions'"
        let ofRows = rows.genes > rows.count || isOfBoth ? " of \(whose.isEmpty ? "the" : whose) rows" : ""
        let top = "; top: 98th percentile"
        let range = isApart ? state.heatmap.otherRows.map { " " + Self.text($0.scale) } ?? "" : ""
        let values = state.unitText(of: state.heatSignal) + range
        // The colours make way for the unit, which the header calls simulated, too.
        let units = [
            values + simulated + top + ofRows, values + top + ofRows, values + top,
            values + "; 98th percentile", values,
        ]
        let unit = units.first { $0.columnWidth <= rect.width - leastColours - 1 } ?? values
        let width = max(min(leastColours, rect.width), min(36, rect.width - unit.columnWidth - 1))
        grid.draw(ColorScale(rows.scale), in: rect.line(0).part(columns: 0, width), with: look)
        let room = rect.width - width - 1
        grid.write(
            unit.truncated(to: room, ellipsis: look.glyphs.ellipsis), row: rect.row,
            column: rect.column + width + 1, as: .textMuted, with: look)
        var words = rows.words
        if let profiles = state.shownProfiles {
            let genes = state.heatmap.genes
            let known = profiles.known(among: genes)
            if known < genes.count { words += "; " + known.counted(of: genes.count, "gene") + " read" }
        }
        for profiles in [state.shownProfiles, state.otherProfiles].compactMap(\.self)
        where profiles.failures > 0 {
            words += "; \(profiles.failures.counted("gene")) not read: \(profiles.firstFailure ?? "")"
        }
        let reason = lack(state)
        grid.write(
            longestOf: reason.map { [$0 + "; " + words, $0] } ?? [words], in: rect.line(1), as: .textMuted,
            with: look)
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

    /// The gene's state in the other condition behind that in this one, where both are of the same states.
    private static func there(_ gene: Int, _ state: ExplorerState) -> String {
        guard state.sharesStates, let theirs = state.counterpart(of: gene),
            let found = state.other?.state.genome?.state(of: theirs)
        else { return "" }
        return
            " \(state.look.glyphs.signs.right) \(StateNames.number(found)) in \(state.conditionNames.other)"
    }

    /// The gene under the cursor, with those of its row; in fewer and fewer words, as no number is cut.
    private static func cursor(_ state: ExplorerState, _ rows: HeatRows) -> [[Span]] {
        let first = state.heatPlaces.lowerBound
        guard let place = state.heatCursor, let row = rows.row(ofPlace: place - first) else {
            return [[Span("the current gene is not among the rows", .textMuted)]]
        }
        let index = state.heatmap.genes[place]
        let others = rows.places(row).count - 1
        let own = state.heatState(of: index).map { "  " + state.stateTitle($0) } ?? ""
        let number = state.heatState(of: index).map { "  " + StateNames.number($0) } ?? ""
        let both = own.isEmpty ? "" : own + there(index, state)
        let symbol = Span(state.catalog.genes[index].symbol, .textStrong)
        let measured = Words.value(state.measured(index).map(Double.init))
        let predicted = Words.value(state.predicted(index, .all))
        let (here, all) = ((place + 1).grouped, state.heatmap.genes.count.grouped)
        // Beside rows of both conditions these are one's alone.
        let whose = state.other == nil ? " " : "  \(state.conditionNames.own):"
        func line(_ more: String, _ words: (String, String), _ own: String, _ row: String) -> [Span] {
            [
                symbol, Span(others > 0 ? more : "", .textMuted), Span(whose, .textMuted),
                Span(" \(words.0) " + measured, .measured), Span("  \(words.1) " + predicted, .observed),
                Span(own, .text), Span(row, .textMuted),
            ]
        }
        let (long, short) = (
            " and \(others.counted("other")) in this row", " and \(others.grouped) more"
        )
        return [
            line(long, ("measured", "predicted"), both, "  row \(here) of \(all)"),
            line(short, ("measured", "predicted"), both, "  row \(here) of \(all)"),
            line(short, ("meas", "pred"), both, "  row \(here) of \(all)"),
            line(short, ("meas", "pred"), both, ""), line(short, ("meas", "pred"), own, ""),
            // The line above says of how many genes rows are.
            line("", ("meas", "pred"), own, ""), line("", ("meas", "pred"), number, ""),
            line("", ("meas", "pred"), "", ""),
        ]
    }
}
