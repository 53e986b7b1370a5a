import Canvas
import Predictions
import PrismModel
import Wording

/// The states view: what the learned background states look like, and where the genes lie among them.
enum StatesPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        guard !rect.isEmpty else { return HitRegions() }
        let look = state.look
        let whose = state.other == nil ? "" : " of " + state.conditionNames.own
        grid.draw(Frame("Background states" + whose, detail: detail(state)), in: rect, with: look)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        if let obstacle = state.statesObstacle {
            grid.explain(obstacle, in: inside, with: look)
            return HitRegions()
        }
        guard let map = state.study.map else {
            grid.explain(state.statesWaiting, in: inside, with: look)
            return HitRegions()
        }
        let lines = notes(state, map, width: inside.width)
        let noteCount = noteCount(lines.count, state, map, inside)
        let foot = inside.part(rows: inside.height - noteCount, noteCount)
        for (offset, line) in lines.prefix(noteCount).enumerated() {
            let isCut = offset == noteCount - 1 && noteCount < lines.count
            let more = isCut ? [Span(look.glyphs.ellipsis, .textMuted)] : []
            let shown = (line + more).truncated(to: foot.width, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: foot.row + offset, column: foot.column, with: look)
        }
        return paintSections(state, map, inside.inset(bottom: noteCount), on: &grid)
    }

    /// Lines of notes that leave room for the tables, and for the map where four of them do: a signal off the screen says
    /// less than a note that is not there.
    private static func noteCount(
        _ wanted: Int, _ state: ExplorerState, _ map: StateMap, _ inside: Rect
    ) -> Int {
        let tables = map.count + 2 + StateProfilesPanel.lines(state, map, width: inside.width)
        let spare = inside.height - tables
        let besideMap = spare - least(.map, map)
        let room = inside.width < 130 && besideMap >= 4 ? besideMap : spare
        return min(wanted, max(2, room), max(1, inside.height - map.count - 2))
    }

    /// As many sections as there is room for, the page's first; side by side where the panel is wide.
    private static func paintSections(
        _ state: ExplorerState, _ map: StateMap, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        let all = StatesViewState.Page.allCases
        let first = all.firstIndex(of: state.statesView.page) ?? 0
        let order = Array(all[first...] + all[..<first])
        if rect.width >= 130, rect.height >= 2 * map.count + 6 {
            let halves = rect.columns([.share(1.15), .share()], gap: 3)
            let left = order.filter { $0 != .map }
            var hits = stack(left, state, map, halves[0], on: &grid)
            hits.add(stack([.map], state, map, halves[1], on: &grid))
            return hits
        }
        return stack(order, state, map, rect, on: &grid)
    }

    private static func stack(
        _ sections: [StatesViewState.Page], _ state: ExplorerState, _ map: StateMap, _ rect: Rect,
        on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        var row = 0
        for (place, section) in sections.enumerated() {
            let least = least(section, map)
            guard place == 0 || row + least <= rect.height else { continue }
            // The map takes what there is; tables take a line per state.
            let isLast = !sections[(place + 1)...].contains {
                row + least + Self.least($0, map) <= rect.height
            }
            let height =
                isLast && section != .atlas
                ? min(wanted(section, state, map, rect), rect.height - row) : min(least, rect.height - row)
            let part = rect.part(rows: row, height)
            switch section {
            case .atlas: hits.add(StateTablePanel.paint(state, map, part, on: &grid))
            case .positions: hits.add(StateProfilesPanel.paint(state, map, part, on: &grid))
            case .map: hits.add(StateMapPanel.paint(state, map, part, on: &grid))
            }
            row += height + 1
        }
        return hits
    }

    /// Lines that a section fills where there is room.
    private static func wanted(
        _ section: StatesViewState.Page, _ state: ExplorerState, _ map: StateMap, _ rect: Rect
    ) -> Int {
        switch section {
        case .atlas: least(section, map)
        case .positions: StateProfilesPanel.lines(state, map, width: rect.width)
        case .map: rect.height
        }
    }

    private static func least(_ section: StatesViewState.Page, _ map: StateMap) -> Int {
        switch section {
        case .atlas: map.count + 1
        case .positions: map.count + 2
        case .map: max(8, map.count + 2)
        }
    }

    private static func detail(_ state: ExplorerState) -> String {
        guard let map = state.study.map else { return "" }
        let silhouette = map.states.silhouette.map { ", silhouette \(NumberText.fixed($0, 2))" } ?? ""
        let simulated = state.catalog.isSimulated ? ", simulated" : ""
        let genes =
            map.genes.count < map.total
            ? map.genes.count.counted(of: map.total, "gene") : map.total.counted("gene")
        return "\(map.count.counted("state")) of \(genes)\(silhouette)\(simulated)"
    }

    /// What is to be known of the chosen state, and of all.
    private static func notes(_ state: ExplorerState, _ map: StateMap, width: Int) -> [[Span]] {
        let study = state.study
        let chosen = state.statesView.chosen
        var lines = [name(of: chosen, state, width: width)]
        if let atlas = study.atlas, atlas.entries.indices.contains(chosen) {
            let entry = atlas.entries[chosen]
            let symbols = entry.typical.compactMap { number in
                map.genes.indices.contains(number) ? state.catalog.gene(map.genes[number])?.symbol : nil
            }
            let last = symbols.count - 1
            lines += symbols.enumerated().map { [Span($1 + ($0 < last ? ", " : ""), .gene)] }
                .flowing(behind: Span("typical genes ", .textMuted), width: width)
            func part(_ word: String, _ some: ValueDistribution?, _ role: Role) -> [Span] {
                guard let some else { return [] }
                let quartiles =
                    "\(Words.value(some.median)) [\(Words.value(some.lowerQuartile)), \(Words.value(some.upperQuartile))]"
                return [Span("\(word) ", .textMuted), Span(quartiles + "  ", role)]
            }
            lines += [
                part("measured", entry.measured, .measured), part("predicted", entry.observed, .observed),
                part("intervened", entry.intervened, .intervened),
            ].flowing(behind: Span("median [quartiles] ", .textMuted), width: width)
        }
        let tried = map.states.silhouettes.sorted { $0.key < $1.key }
        if tried.count > 1 {
            lines += tried.map { [Span("\($0.key): \(NumberText.fixed($0.value, 2))  ", .text)] }
                .flowing(behind: Span("silhouette by number ", .textMuted), width: width)
        }
        if map.genes.count > map.states.sampled {
            lines.append([
                Span(
                    "number chosen on a sample of \(map.states.sampled.counted("gene"))", .textMuted
                )
            ])
        }
        if map.request.genes < map.total {
            lines.insert(
                [
                    Span(
                        "preliminary: known of \(study.next.counted(of: map.total, "gene"))",
                        .warning)
                ], at: 1)
        }
        return lines
    }
    /// A state's number and name, or what is typed as its name.
    private static func name(of chosen: Int, _ state: ExplorerState, width: Int) -> [Span] {
        let number = StateNames.number(chosen)
        let name = state.givenNames.name(chosen)
        if let rename = state.popup as? RenamePopup, rename.state == chosen {
            return rename.line(width: width, state.look)
        }
        guard name != number else {
            return [Span(number, .textStrong), Span("  r gives it a name", .textMuted)]
        }
        return [Span("\(number) ", .textStrong), Span(name, .text)]
    }
}
