import Canvas

/// The line at the top: data set, model, agreement.
enum HeaderPanel {
    static func paint(_ state: State, _ rect: Rect, on grid: inout Grid) {
        let look = state.look
        let style = look.style(.header)
        grid.fill(rect, style: style)
        let catalog = state.catalog
        let dot = " \(look.glyphs.signs.dot) "
        let name = " prism  \(catalog.name)"
        let genes = dot + NumberText.count(catalog.genes.count, "gene")
        let assembly = catalog.assembly.map { dot + $0 } ?? ""
        let (model, training) = model(state)
        let (agreement, count) = agreement(state)
        // From all there is to what must not be missing, whatever first fits.
        let choices = [
            (name + assembly + genes, model + training, agreement + count),
            (name + assembly + genes, model, agreement + count), (name + genes, model, agreement + count),
            (name + genes, model, agreement), (name, model, agreement), (name, "", agreement), (name, "", ""),
        ]
        let mark = catalog.isSimulated ? " SIMULATED " : ""
        func width(_ choice: (left: String, model: String, right: String)) -> Int {
            let parts = [choice.left, mark, choice.model, choice.right].filter { !$0.isEmpty }
            return parts.reduce(0) { $0 + $1.columnWidth } + 2 * parts.count
        }
        let choice = choices.first { width($0) <= rect.width } ?? choices[choices.count - 1]
        let room = max(0, rect.width - choice.2.columnWidth - 1)
        var end = grid.write(
            choice.0.truncated(to: room, ellipsis: look.glyphs.ellipsis), row: rect.row, column: rect.column,
            style: style)
        // Said on every screen, before anything else finds no room.
        if !mark.isEmpty {
            if end + mark.count + 1 > rect.column + room { end = rect.column + max(0, room - mark.count - 1) }
            end = grid.write(
                mark, row: rect.row, column: end + 1, style: look.style(.warning).adding(.reverse))
        }
        grid.write(choice.1, row: rect.row, column: end + 2, style: style)
        grid.write(
            choice.2, row: rect.row, column: rect.right - choice.2.columnWidth, style: style.adding(.bold))
    }

    /// The model's name, and what its weights say of their training.
    private static func model(_ state: State) -> (name: String, training: String) {
        let name = state.catalog.modelName ?? ""
        switch state.model {
        case .absent: return ("no model", "")
        case .loading: return ("model \(name): loading", "")
        case .failed: return ("model \(name): failed", "")
        case .ready(let facts):
            let dot = " \(state.look.glyphs.signs.dot) "
            return (
                "model \(name)" + (facts.members > 1 ? " ×\(facts.members)" : ""),
                facts.training.map { dot + $0 } ?? ""
            )
        }
    }

    private static func agreement(_ state: State) -> (figures: String, count: String) {
        guard let all = state.fit.all, all.count > 1 else { return ("", "") }
        let r = all.pearson.map { NumberText.fixed($0, 2) } ?? NumberText.missing
        let part = state.surveys[.all].map { $0.isComplete ? "" : " of \($0.values.count)" } ?? ""
        return ("r \(r)  MSE \(NumberText.fixed(all.mse, 2)) ", " n \(all.count)\(part) ")
    }
}

/// The line at the bottom: what happened, or what can be done; what is being computed.
enum FooterPanel {
    static func paint(_ state: State, _ rect: Rect, on grid: inout Grid) -> HitRegions<Target> {
        var hits = HitRegions<Target>()
        let look = state.look
        grid.fill(rect, style: look.style(.footer))
        let progress = progress(state)
        let width = progress.columnWidth
        if width > 0, width < rect.width {
            grid.write(progress, row: rect.row, column: rect.right - width, with: look)
        }
        let room = rect.part(columns: 0, rect.width - width - (width > 0 ? 1 : 0)).inset(left: 1)
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
        var column = room.column
        for (keys, id, title) in hints(state) {
            guard let command = Command.named(id) else { continue }
            let isAvailable = command.isAvailable(in: state)
            let spans = [
                Span(keys, isAvailable ? .key : .keyDisabled),
                Span(" " + title, isAvailable ? .footer : .keyDisabled),
            ]
            guard column + spans.columnWidth <= room.right else { break }
            hits.add(
                Rect(row: rect.row, column: column, height: 1, width: spans.columnWidth),
                .command(Action.CommandID(id: id)))
            column = grid.write(spans, row: rect.row, column: column, with: look) + 2
        }
        return hits
    }

    /// What is said without being asked, most useful first; the rest is in the help.
    private static func hints(_ state: State) -> [(keys: String, id: Command.ID, title: String)] {
        let views: [(String, Command.ID, String)] = [
            ("a", .ablation, state.view == .ablation ? "locus" : "ablation"),
            ("c", .states, state.view == .states ? "locus" : "states"),
            ("v", .fit, state.view == .fit ? "locus" : "fit"),
            ("i", .mutate, state.view == .mutate ? "locus" : "mutate"),
        ]
        let count = state.modelSignals
        let toggles = [
            (count > 1 ? "1-\(min(9, state.catalog.signals.count))" : "1", Command.ID.toggle(1), "toggle"),
            ("0", .allOn, "all on"),
        ]
        let own: [(String, Command.ID, String)] =
            switch state.view {
            case .fit:
                [
                    ("arrows", .point(.right), "points"), ("s", .fitGrouping, "panels"),
                    ("x", .outliers, state.listsOutliers ? "all genes" : "outliers"),
                    ("< >", .thresholdUp, "threshold"),
                ]
            case .ablation:
                [
                    ("s", .ablationPage, state.ablationPage == .gene ? "all genes" : "this gene"),
                    ("< >", .effectNext, "sort by effect"),
                ]
            case .mutate:
                [
                    ("a c g t", .substitute(0), "put base"), ("h l", .cursorRight, "move"),
                    ("+ -", .mutateCloser, "zoom"), ("s", .select, "select"),
                    ("d", .deleteSignal, "delete signal"), ("u", .undoEdit, "undo"),
                    ("R", .resetEdits, "reset"), ("r", .scan, "mutagenesis"),
                ]
            case .states:
                [
                    ("j k", .stateNext, "state"),
                    ("Enter", .stateList, state.listsState ? "all genes" : "its genes"),
                    ("s", .statePage, "page"), ("r", .stateRename, "rename"),
                    ("R", .stateRecolour, "recolour"), ("< >", .statesMore, "number"),
                ]
            default: []
            }
        let genes = (state.view == .states ? "arrows" : "j k", Command.ID.down, "gene")
        return [("?", .help, "help"), genes] + own + (count > 0 ? toggles : [])
            + views.filter { state.view != .mutate || ![.ablation, .states].contains($0.1) }
            + [
                ("/", .filter, "find"), (":", .palette, "go to"), ("h l", .panRight, "pan"),
                ("+ -", .zoomIn, "zoom"), ("f", .fitGene, "fit gene"), ("p", .pin, "pin"),
                ("o", .sort, "sort"),
                ("t", .themes, "theme"), ("q", .quit, "quit"),
            ].filter { state.view != .mutate || ![.panRight, .zoomIn, .fitGene, .themes].contains($0.1) }
    }

    private static func progress(_ state: State) -> [Span] {
        let spinner = state.look.glyphs.spinner
        let sign = spinner.isEmpty ? " " : String(spinner[state.ticks % spinner.count])
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
        } else if state.asked != state.tracks?.query {
            what = "reading"
        } else {
            return []
        }
        return [Span(sign, .spinner), Span(" " + what + " ", .footer)]
    }
}
