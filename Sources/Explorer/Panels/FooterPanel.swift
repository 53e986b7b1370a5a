import Canvas

/// The line at the bottom: what happened, or what can be done; what is being computed.
enum FooterPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        grid.fill(rect, style: look.style(.footer))
        // What happened comes before what is being computed, where there is no room for both.
        let whole = rect.inset(left: 1)
        let progress = progress(state)
        let isCrowded = (state.message?.text.columnWidth ?? 0) + 1 + progress.columnWidth > whole.width
        let width = isCrowded ? 0 : progress.columnWidth
        if width > 0, width < rect.width {
            grid.write(progress, row: rect.row, column: rect.right - width, with: look)
        }
        let room = whole.part(columns: 0, whole.width - width - (width > 0 ? 1 : 0))
        if let message = state.message {
            let role: Role =
                switch message.kind {
                case .info: .info
                case .warning: .warning
                case .error: .error
                }
            let text = message.text.truncated(to: room.width, ellipsis: look.glyphs.ellipsis)
            grid.write(text, row: rect.row, column: room.column, as: role, with: look)
            return hits
        }
        if !state.pending.isEmpty {
            let text = state.pending.map(\.description).joined(separator: " ") + " …"
            grid.write(text, row: rect.row, column: room.column, as: .key, with: look)
            return hits
        }
        paintHints(state, in: room, hits: &hits, on: &grid)
        return hits
    }

    /// As many hints as there is room for; a command that another has taken the keys of in this view is passed over.
    private static func paintHints(
        _ state: ExplorerState, in room: Rect, hits: inout HitRegions<any Target>, on grid: inout Grid
    ) {
        var column = room.column
        for hint in hints(state) {
            guard let keys = hint.keys(in: state), let name = hint.commands.first,
                let command = state.views.command(named: name)
            else { continue }
            let isAvailable = command.isAvailable(in: state)
            let spans = [
                Span(keys, isAvailable ? .key : .keyDisabled),
                Span(" " + hint.title, isAvailable ? .footer : .keyDisabled),
            ]
            guard column + spans.columnWidth <= room.right else { break }
            hits.add(
                Rect(row: room.row, column: column, height: 1, width: spans.columnWidth),
                CommandTarget(name: name))
            column = grid.write(spans, row: room.row, column: column, with: state.look) + 2
        }
    }

    /// What is said without being asked, most useful first; the rest is in the help.
    static func hints(_ state: ExplorerState) -> [Hint] {
        let open = state.views.view(state.view)
        let views = state.views.views.compactMap { view -> Hint? in
            guard view.opener != nil else { return nil }
            return Hint(view.id.name, title: view.id == state.view ? state.views.first.name : view.id.name)
        }
        let signals = min(9, state.catalog.signals.count)
        let toggles =
            state.modelSignals > 0
            ? [
                Hint((1...max(1, signals)).map { "toggle-\($0)" }, title: "toggle"),
                Hint("all-on", title: "all on"),
            ]
            : []
        return [Hint("help", title: "help"), Hint("next", "previous", title: "gene")]
            + asIfHint(state)
            + (open?.hints(state) ?? []) + toggles + views + [
                Hint("find", title: "find"), Hint("go-to", title: "go to"),
                Hint("pan-left", "pan-right", title: "pan"), Hint("zoom-in", "zoom-out", title: "zoom"),
                Hint("fit-gene", title: "fit gene"), Hint("pin", title: "pin"), Hint("sort", title: "sort"),
                Hint("theme", title: "theme"), Hint("quit", title: "quit"),
            ]
    }

    /// Where it can be asked at all.
    private static func asIfHint(_ state: ExplorerState) -> [Hint] {
        guard state.adjusted != nil else { return [] }
        return [Hint("as-if", title: state.asIf == nil ? "as if in" : "own states")]
    }

    private static func progress(_ state: ExplorerState) -> [Span] {
        let spinner = state.look.glyphs.spinner
        let sign = spinner.isEmpty ? " " : String(spinner[state.ticks % spinner.count])
        let theirs = state.other.flatMap { work($0.state) }.map { "\(state.conditionNames.other): \($0)" }
        let opening = state.opening.map { "opening \($0.text)" }
        guard let what = work(state) ?? opening ?? theirs else { return [] }
        return [Span(sign, .spinner), Span(" " + what + " ", .footer)]
    }

    /// What is being computed or read; nil for nothing.
    private static func work(_ state: ExplorerState) -> String? {
        let what: String
        if let job = state.job {
            switch job.work {
            case .forecast: what = job.tier == .current ? "predicting" : "looking ahead"
            case .survey(let mask, let batch):
                let off = state.names(offIn: mask)
                let name = off.isEmpty ? "all genes" : "without \(off.joined(separator: ", "))"
                what = "\(name) \(batch.lowerBound)/\(state.catalog.genes.count)"
            case .input: what = "reading the window"
            case .means(let means): what = means.text
            case .attribution: what = "attributing"
            case .mutants(_, let batch):
                what = "mutagenesis \(batch.lowerBound * 100 / max(1, state.catalog.window)) %"
            }
        } else if state.model == .loading {
            what = "loading the model"
        } else if let reading = state.study.reading {
            what = "reading the genome" + (reading.total > 0 ? " \(reading.done)/\(reading.total)" : "")
        } else if let search = state.study.search {
            let done = search.total > 0 ? " \(search.done)/\(search.total)" : ""
            what = (search.stage == .reading ? "reading the genome" : "learning states") + done
        } else if state.asked != state.tracks?.query {
            what = "reading"
        } else {
            return nil
        }
        return what
    }
}
