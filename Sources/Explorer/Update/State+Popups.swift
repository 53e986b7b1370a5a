import Canvas
import GenomeData

extension State {
    /// What is typed, moved or accepted in what is open.
    mutating func edit(_ action: Action) -> [Effect] {
        switch popup {
        case .filter: editFilter(action)
        case .help(let typed):
            return edit(typed, action, choices: Choice.help(typed.text, in: self)) { .help($0) }
        case .palette(let typed):
            return edit(typed, action, choices: Choice.palette(typed.text, in: self)) { .palette($0) }
        case .themes(let selected, let before): return chooseTheme(action, selected, before)
        case .export(let form): return editExport(form, action)
        case .rename(let index, let text): return rename(index, text, action)
        case nil: break
        }
        return []
    }

    private mutating func editFilter(_ action: Action) {
        switch action {
        case .type(let text): list.filter += Self.line(text)
        case .erase:
            if list.filter.isEmpty { popup = nil } else { list.filter.removeLast() }
        case .eraseAll: list.filter = ""
        case .move(let lines):
            select(line: (list.selected ?? list.first) + lines)
            return
        case .accept:
            popup = nil
            return
        case .dismiss:
            popup = nil
            list.filter = ""
        default: return
        }
        recount()
        // The best match is shown at once.
        if !list.filter.isEmpty, popup != nil, let best = list.order.first, best != gene {
            show(gene: best)
        }
        list.first = 0
    }

    private mutating func edit(
        _ typed: Popup.Typed, _ action: Action, choices: [Choice], _ reopened: (Popup.Typed) -> Popup
    ) -> [Effect] {
        var typed = typed
        switch action {
        case .type(let text):
            typed.text = String((typed.text + Self.line(text)).prefix(200))
            typed.selected = 0
        case .erase:
            guard !typed.text.isEmpty else {
                popup = nil
                return []
            }
            typed.text.removeLast()
            typed.selected = 0
        case .eraseAll: typed = Popup.Typed()
        case .move(let lines):
            typed.selected = min(max(typed.selected + lines, 0), max(0, choices.count - 1))
        case .accept:
            guard choices.indices.contains(typed.selected) else { return [] }
            return take(choices[typed.selected])
        case .dismiss:
            popup = nil
            return []
        default: return []
        }
        popup = reopened(typed)
        return []
    }

    /// Does what a line of the help or the palette stands for.
    mutating func take(_ choice: Choice) -> [Effect] {
        switch choice.meaning {
        case .command(let command):
            if let obstacle = command.obstacle(in: self) {
                message = Message(text: "\(command.title): \(obstacle)", kind: .warning)
                return []
            }
            popup = nil
            return run(command.id)
        case .gene(let index):
            popup = nil
            jump(to: index)
            guard let gene = catalog.gene(index) else { return [] }
            let named = catalog.annotation.indices(named: gene.symbol).count
            if named > 1 {
                message = Message(
                    text: "\(gene.symbol) is the name of \(named) genes; this is \(gene.id)", kind: .info)
            }
        case .locus(let locus):
            popup = nil
            history.leave(place)
            self.locus = locus
        }
        return []
    }

    private mutating func chooseTheme(_ action: Action, _ selected: Int, _ before: String) -> [Effect] {
        switch action {
        case .move(let lines):
            let next = min(max(selected + lines, 0), max(0, themeNames.count - 1))
            return preview(next, before)
        case .accept:
            popup = nil
            return []
        case .dismiss:
            popup = nil
            return [.look(theme: before, glyphs: look.glyphs.level)]
        default: return []
        }
    }

    mutating func preview(_ index: Int, _ before: String) -> [Effect] {
        guard themeNames.indices.contains(index) else { return [] }
        popup = .themes(selected: index, before: before)
        return [.look(theme: themeNames[index], glyphs: look.glyphs.level)]
    }

    /// Typed or pasted text as one line without control characters; what parts columns and lines becomes a space.
    static func line(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { "\t\n\r".unicodeScalars.contains($0) ? " " : $0 }
        return String(String.UnicodeScalarView(scalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}

/// A line of the help or the palette.
struct Choice: Sendable {
    enum Meaning: Sendable {
        case command(Command)
        case gene(Int)
        case locus(Locus)
    }

    var meaning: Meaning
    /// Keys, or what kind of thing it is.
    var keys: String
    var title: String
    var detail: String
    /// Why it cannot be chosen now.
    var obstacle: String?

    private init(_ command: Command, in state: State) {
        meaning = .command(command)
        keys = command.keyText
        title = command.title
        detail = command.help
        obstacle = command.obstacle(in: state)
    }

    private init(_ meaning: Meaning, _ keys: String, _ title: String, _ detail: String) {
        self.meaning = meaning
        self.keys = keys
        self.title = title
        self.detail = detail
    }

    /// The commands whose keys, title or description hold what is typed.
    static func help(_ text: String, in state: State) -> [Choice] {
        let wanted = text.lowercased()
        return Command.all.filter { command in
            wanted.isEmpty || command.title.lowercased().contains(wanted)
                || command.help.lowercased().contains(wanted) || command.keyText == text
        }.map { Choice($0, in: state) }
    }

    private static let mostGenes = 8

    /// A place, then genes, then commands, by what is typed.
    static func palette(_ text: String, in state: State) -> [Choice] {
        let catalog = state.catalog
        var choices: [Choice] = []
        if let locus = Locus(typed: text, contigs: catalog.contigLengths, window: catalog.window) {
            choices.append(
                Choice(.locus(locus), "locus", locus.text, "\(NumberText.grouped(locus.length)) b"))
        }
        let pattern = FuzzyMatch.folded(text.trimmingWhitespace())
        guard !pattern.isEmpty else { return choices + help("", in: state) }
        let genes = catalog.searchNames.indices.compactMap { gene -> (gene: Int, score: Int)? in
            FuzzyMatch(pattern, in: catalog.searchNames[gene]).map { (gene, $0.score) }
        }.sorted { ($1.score, $0.gene) < ($0.score, $1.gene) }.prefix(mostGenes)
        // What a command would take for a gene's name comes first: ids, whole symbols, all genes that share one.
        let named = catalog.annotation.indices(named: text)
        for index in (named + genes.map(\.gene).filter { !named.contains($0) }).prefix(mostGenes) {
            let gene = catalog.genes[index]
            let place = "\(gene.contig):\(NumberText.grouped(gene.tss + 1)) \(gene.strand.rawValue)"
            choices.append(Choice(.gene(index), "gene", gene.symbol, place))
        }
        return choices + help(text, in: state)
    }
}
