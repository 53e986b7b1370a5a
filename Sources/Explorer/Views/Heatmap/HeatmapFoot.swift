import Canvas
import Predictions
import Wording

/// What stands below the heat map's rows: what colours and rows mean, and the gene under the cursor.
enum HeatmapFoot {
    /// The fewest columns for the colours and what they stand for.
    private static let leastColours = 16

    static func paint(
        _ state: ExplorerState, _ rows: HeatRows, _ layout: HeatmapLayout, on grid: inout Grid
    ) {
        let look = state.look
        paint(ColorScale(rows.scale), units(state, rows), state, in: layout.legend, on: &grid)
        if let change = state.heatmap.changeRows {
            paint(
                ColorScale(change.scale, gradient: "diverging"), differenceUnits(state), state,
                in: layout.changeLegend, on: &grid)
        }
        let (words, reason) = (rowWords(state, rows), lack(state, layout))
        grid.write(
            longestOf: reason.map { [$0 + "; " + words, $0] } ?? [words], in: layout.rowWords, as: .textMuted,
            with: look)
        grid.write(longestOf: cursor(state, rows), in: layout.cursor, with: look)
        guard !layout.values.isEmpty else { return }
        grid.write(longestOf: values(state), in: layout.values, with: look)
    }

    /// Colours and, behind them, the first words that leave them room.
    private static func paint(
        _ colours: ColorScale, _ words: [String], _ state: ExplorerState, in line: Rect, on grid: inout Grid
    ) {
        guard !line.isEmpty else { return }
        let look = state.look
        let last = words[words.count - 1]
        let text = words.first { $0.columnWidth <= line.width - leastColours - 1 } ?? last
        let width = max(min(leastColours, line.width), min(36, line.width - text.columnWidth - 1))
        grid.draw(colours, in: line.part(columns: 0, width), with: look)
        grid.write(
            text.truncated(to: line.width - width - 1, ellipsis: look.glyphs.ellipsis), row: line.row,
            column: line.column + width + 1, as: .textMuted, with: look)
    }

    /// The unit of the colours of both, and what their end stands for; the header calls data simulated, too.
    private static func units(_ state: ExplorerState, _ rows: HeatRows) -> [String] {
        let simulated = state.showsSimulated ? ", simulated" : ""
        let isOfBoth = state.heatmap.ownRows != nil && state.heatmap.otherRows != nil
        let isApart = state.scaleDifference(of: state.heatSignal) != nil
        // Rows that are means have lower peaks, and others in another order.
        let whose = !isOfBoth ? "" : isApart ? "each condition's" : "both conditions'"
        let ofRows = rows.genes > rows.count || isOfBoth ? " of \(whose.isEmpty ? "the" : whose) rows" : ""
        let top = "; top: 98th percentile"
        let range = isApart ? state.heatmap.otherRows.map { " " + Self.text($0.scale) } ?? "" : ""
        let values = state.unitText(of: state.heatSignal) + range
        return [
            values + simulated + top + ofRows, values + top + ofRows, values + top,
            values + "; 98th percentile", values,
        ]
    }

    /// The same of the difference, whose colours reach as far below 0 as above it.
    private static func differenceUnits(_ state: ExplorerState) -> [String] {
        let unit = state.unitText(of: state.heatSignal)
        let simulated = state.showsSimulated ? ", simulated" : ""
        let (what, ends) = (", " + state.conditionNames.change, "; ends: 98th percentile")
        return [
            unit + simulated + what + ends + " of the rows, genes of both",
            unit + what + ends + ", genes of both",
            unit + what + ends, unit + ends, unit + "; 98th percentile", unit,
        ]
    }

    /// What the ends of a scale's colours stand for.
    private static func text(_ scale: Scale) -> String {
        "\(NumberText.compact(scale.low))-\(NumberText.compact(scale.high))"
    }

    /// What a row is, and what of the rows is still to be read or could not be.
    private static func rowWords(_ state: ExplorerState, _ rows: HeatRows) -> String {
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
        return words
    }

    /// What is asked for and not drawn, and why; nil where all is.
    private static func lack(_ state: ExplorerState, _ layout: HeatmapLayout) -> String? {
        let isMissing = state.showsHeatDifference && layout.change.isEmpty
        let (order, absence) = (HeatmapPanel.lack(state), isMissing ? state.heatDifferenceLack : nil)
        let reasons = [order, absence == order ? nil : absence].compactMap(\.self)
        return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    }

    /// The signal's mean over what shows of the gene under the cursor, in both conditions, and what the other has more.
    private static func values(_ state: ExplorerState) -> [[Span]] {
        guard state.showsHeatDifference, let place = state.heatCursor else { return [] }
        let gene = state.heatmap.genes[place]
        let (signal, names) = (state.heatSignal, state.conditionNames)
        let theirs = state.counterpart(of: gene)
        let (own, other) = (state.shownProfiles?.mean(gene), theirs.flatMap { state.otherProfiles?.mean($0) })
        let units = state.scaleDifference(of: signal)
        func text(_ value: Float?, _ isThere: Bool, _ unit: String?) -> String {
            guard isThere else { return "no such signal" }
            return value.map { NumberText.compact(Double($0)) + (unit.map { " " + $0 } ?? "") } ?? "no data"
        }
        let here = text(own, signal.own != nil, units?.a)
        let there = theirs == nil ? "no such gene" : text(other, signal.other != nil, units?.b)
        var change = own.flatMap { own in other.map { Words.signedCompact(Double($0 - own)) } } ?? ""
        if units != nil { change = "not compared" }
        let role = units == nil ? Words.role(ofSigned: change) : .textMuted
        func line(_ head: String, _ what: String, _ unit: String) -> [Span] {
            [
                Span(head, .textMuted), Span("\(names.own) ", .textMuted), Span(here, .text),
                Span("  \(names.other) ", .textMuted), Span(there, .text),
                Span(change.isEmpty ? "" : "  \(what) ", .textMuted), Span(change, role),
                Span(change.isEmpty ? "" : unit, .textMuted),
            ]
        }
        let unit = units == nil ? " " + state.unitText(of: signal) : ""
        let flank = NumberText.bases(state.heatmap.flank)
        let (difference, delta) = (state.conditionNames.change, "Δ")
        return [
            line("mean of the gene's \(state.name(of: signal)), TSS ± \(flank):  ", difference, unit),
            line("mean \(state.name(of: signal)):  ", difference, unit), line("mean:  ", difference, unit),
            line("mean:  ", delta, unit), line("mean:  ", delta, ""), line("", delta, ""),
        ]
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
