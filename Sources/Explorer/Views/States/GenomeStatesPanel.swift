import Canvas
import Predictions
import Wording

/// Background states along the genome, a model's or others that were found: their signals, their genes, where they lie,
/// what follows them.
enum GenomeStatesPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        guard !rect.isEmpty else { return HitRegions() }
        let look = state.look
        let title = title(state, width: rect.width)
        let detail = detail(state, width: rect.width - title.columnWidth - 10)
        grid.draw(Frame(title, detail: detail), in: rect, with: look)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard let adjusted = state.alongGenome else {
            grid.explain(state.statesObstacle ?? "", in: inside, with: look)
            return HitRegions()
        }
        let lines = notes(state, adjusted, width: inside.width)
        // The chosen page goes before what is said below it.
        let count = min(lines.count, max(1, inside.height - adjusted.states.chain.states - 3))
        let foot = inside.part(rows: inside.height - count, count)
        for (offset, line) in lines.prefix(count).enumerated() {
            let shown = line.truncated(to: foot.width, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: foot.row + offset, column: foot.column, with: look)
        }
        return paintSections(state, adjusted, inside.inset(bottom: count), on: &grid)
    }

    /// Whose states they are, where two conditions are open.
    private static func title(_ state: ExplorerState, width: Int) -> String {
        let plain = "Background states"
        guard state.other != nil else { return plain }
        let names = state.conditionNames
        let whose = state.sharesStates ? "\(names.own) and \(names.other)" : names.own
        let choices = ["\(plain) of \(whose)", "States of \(whose)", "States of \(names.own)"]
        return choices.first { $0.columnWidth <= width - 22 } ?? "States"
    }

    /// As many sections as there is room for, the page's first; in two columns where the panel is wide.
    private static func paintSections(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        let order = state.genomePagesFromChosen
        guard rect.width >= 130 else { return stack(order, state, adjusted, rect, on: &grid) }
        let halves = rect.columns([.share(), .share()], gap: 3)
        func every(second: Int) -> [StatesViewState.GenomePage] {
            order.indices.filter { $0 % 2 == second }.map { order[$0] }
        }
        var hits = stack(every(second: 0), state, adjusted, halves[0], on: &grid)
        hits.add(stack(every(second: 1), state, adjusted, halves[1], on: &grid))
        return hits
    }

    private static func stack(
        _ sections: [StatesViewState.GenomePage], _ state: ExplorerState, _ adjusted: AdjustedStates,
        _ rect: Rect,
        on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        var row = 0
        for (place, section) in sections.enumerated() {
            let height = height(section, adjusted)
            guard place == 0 || row + height <= rect.height else { continue }
            let part = rect.part(rows: row, min(height, rect.height - row))
            switch section {
            case .emissions: hits.add(EmissionSection.paint(state, adjusted, part, on: &grid))
            case .genes: hits.add(StateGenesSection.paint(state, adjusted, part, on: &grid))
            case .places: hits.add(StatePlacesSection.paint(state, adjusted, part, on: &grid))
            case .transitions: hits.add(TransitionSection.paint(state, adjusted, part, on: &grid))
            case .moves: hits.add(MoveSection.paint(state, adjusted, part, on: &grid))
            }
            row += height + 1
        }
        return hits
    }

    /// Lines that a section takes: a head, a line per state, and a legend or a title.
    private static func height(_ section: StatesViewState.GenomePage, _ adjusted: AdjustedStates) -> Int {
        let states = adjusted.states.chain.states
        return switch section {
        case .emissions, .transitions, .places: states + 2
        case .genes: adjusted.count + 2
        case .moves: adjusted.count + 3
        }
    }

    private static func detail(_ state: ExplorerState, width: Int) -> String {
        guard let adjusted = state.alongGenome else { return "" }
        let elements = adjusted.states.chain.states - adjusted.count
        let more = elements > 0 ? " and " + elements.counted("element") : ""
        let simulated = state.catalog.isSimulated ? ", simulated" : ""
        // Whose states they are is said before how many elements there are.
        let whose =
            state.found.map { " " + $0.origin } ?? state.statesFold.map { " " + $0 }
            ?? (adjusted.isShared ? "" : " of the first member")
        let count = adjusted.count.counted("state")
        let choices = [
            count + more + whose + ", bins of \(adjusted.states.binSize) bp" + simulated,
            count + more + whose + simulated, count + more + whose, count + whose,
        ]
        return choices.first { $0.count <= width } ?? choices[choices.count - 1]
    }

    /// What is to be known of the chosen state, and of all.
    private static func notes(
        _ state: ExplorerState, _ adjusted: AdjustedStates, width: Int
    ) -> [[Span]] {
        var lines = [name(of: state.statesView.chosen, state, width: width)]
        if let search = state.study.search { lines.append([Span(search.text, .nodata)]) }
        if let found = state.found {
            let words = found.label(hasModel: state.model.facts != nil) + found.maskWords
            lines += ([words] + found.notes).flatMap { $0.wrapped(to: width) }.map { [Span($0, .textMuted)] }
        }
        if let genome = state.genome {
            if !genome.holdsBackground {
                lines.append([Span(BackgroundBins.noInformation, .warning)])
            }
        } else {
            let waits = state.statesWaiting.wrapped(to: width).map { [Span($0, .nodata)] }
            lines += waits
        }
        if state.other != nil { lines += moves(state, width: width) }
        let all = state.genomePages
        let number = (all.firstIndex(of: state.statesView.genomePage) ?? 0) + 1
        if let key = Hint("states-page", title: "").keys(in: state) {
            lines.append([Span("page \(number) of \(all.count); \(key) turns it", .textMuted)])
        }
        return lines
    }

    /// How many genes lie in another state in the other condition, and the current one's states in both.
    private static func moves(_ state: ExplorerState, width: Int) -> [[Span]] {
        let names = state.conditionNames
        if let obstacle = state.movesObstacle {
            return obstacle.wrapped(to: width).map { [Span($0, .nodata)] }
        }
        guard let moved = state.statesView.moved else {
            return "\(names.other): \(state.other?.state.statesWaiting ?? "")".wrapped(to: width).map {
                [Span($0, .nodata)]
            }
        }
        let key =
            state.listsMoved
            ? ["; in the list"]
            : Hint("moved-genes", title: "").keys(in: state).map { ["; \($0) lists them", "; \($0) lists"] }
                ?? []
        let count = moved.genes.count.counted(of: moved.known, "gene")
        // What the key does goes before how it is said that genes moved.
        let heads = ["in another state in \(names.other): ", "moved in \(names.other): ", "moved: "]
        let choices = (key + [""]).flatMap { key in
            heads.map { [Span($0, .textMuted), Span(count, .text), Span(key, .textMuted)] }
        }
        var lines = choices.fitting(width).map { [$0] } ?? []
        if let gene = state.gene, let here = moved.own.state(of: gene),
            let there = state.counterpart(of: gene).flatMap(moved.other.state)
        {
            let symbol = state.currentGene?.symbol ?? ""
            let mark = Span(here == there ? "" : "  moved", .textStrong)
            func line(_ here: String, _ there: String) -> [Span] {
                [
                    Span("\(symbol): \(names.own) ", .textMuted), Span(here, .text),
                    Span("  \(names.other) ", .textMuted), Span(there, .text), mark,
                ]
            }
            let whole = line(state.stateTitle(here), state.stateTitle(there))
            let numbers = line(StateNames.number(here), StateNames.number(there))
            lines.append(whole.columnWidth <= width ? whole : numbers)
        }
        return lines
    }

    /// A state's number and name in full, or what is typed as its name; of an element that it is one.
    private static func name(of chosen: Int, _ state: ExplorerState, width: Int) -> [Span] {
        let number = StateNames.number(chosen)
        if let rename = state.popup as? RenamePopup, rename.state == chosen {
            return rename.line(width: width, state.look)
        }
        let name = state.stateName(chosen)
        let kind = state.isElement(chosen) ? "  lasts less than 3 kb: no background" : ""
        return [
            Span("\(number) ", .textStrong), Span(name == number ? "" : name, .text), Span(kind, .textMuted),
        ]
    }
}
