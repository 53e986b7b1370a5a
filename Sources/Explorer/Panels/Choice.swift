import Canvas
import GenomeData

/// A line of the help or the palette.
struct Choice: Sendable {
    enum Meaning: Sendable {
        case command(Command)
        case gene(Int)
        case locus(Locus)
        case explanation(Explanation)
        case variant(VariantQuestion)
        /// Something that looks like a variant and is none.
        case nothing
        /// A command with what is typed behind its name.
        case argument(CommandArgument, String)
    }

    var meaning: Meaning
    /// Keys, or what kind of thing it is.
    var keys: String
    var title: String
    var detail: String
    /// Why it cannot be chosen now.
    var obstacle: String?
    /// The heading that the choice stands under; nil where there are no sections.
    var section: String?

    private init(_ command: Command, in state: ExplorerState) {
        meaning = .command(command)
        keys = command.keyText
        title = command.title
        detail = command.help
        obstacle = state.obstacle(toReaching: command)
        section = command.section
    }

    private init(_ explanation: Explanation) {
        self.init(.explanation(explanation), "", explanation.title, explanation.what)
        section = "Words"
    }

    private init(_ meaning: Meaning, _ keys: String, _ title: String, _ detail: String) {
        self.meaning = meaning
        self.keys = keys
        self.title = title
        self.detail = detail
    }

    /// The commands whose keys, title or description hold what is typed, those of the open view first, then the words
    /// that are explained with it.
    static func help(_ text: String, in state: ExplorerState) -> [Choice] {
        let wanted = text.lowercased()
        return commands(text, in: state)
            + state.views.glossary.filter { wanted.isEmpty || $0.holds(wanted) }.map { Choice($0) }
    }

    private static func commands(_ text: String, in state: ExplorerState) -> [Choice] {
        let wanted = text.lowercased()
        let found = state.views.commands.filter { command in
            wanted.isEmpty || command.title.lowercased().contains(wanted)
                || command.help.lowercased().contains(wanted) || command.keyText == text
        }
        let ranks = [
            found.filter { $0.scope.view == state.view }, found.filter { $0.scope.view == nil },
            found.filter { $0.scope.view != nil && $0.scope.view != state.view },
        ]
        return ranks.joined().map { Choice($0, in: state) }
    }

    /// Does what it stands for.
    func take(in state: inout ExplorerState) -> [Effect] {
        switch meaning {
        case .command(let command):
            if obstacle == nil { state.popup = nil }
            return state.reach(command)
        case .gene(let index):
            state.popup = nil
            state.jump(to: index)
            guard let gene = state.catalog.gene(index) else { return [] }
            let named = state.catalog.annotation.indices(named: gene.symbol).count
            if named > 1 {
                state.message = Message(
                    text: "\(gene.symbol) is the name of \(named) genes; this is \(gene.id)", kind: .info)
            }
        case .locus(let locus):
            state.popup = nil
            state.history.leave(state.place)
            state.locus = locus
            guard let gene = state.currentGene, !state.isGeneInLocus else { return [] }
            var text = "the other panels still show \(gene.symbol)"
            if let nearest = state.catalog.gene(state.nearestGene),
                let command = state.views.command(named: "take-nearest"), command.isAvailable(in: state)
            {
                text += "; \(command.keyText) takes \(nearest.symbol), the nearest here"
            }
            state.message = Message(text: text, kind: .info)
        case .variant(let question):
            if let obstacle {
                state.message = Message(text: "\(title): \(obstacle)", kind: .warning)
            } else {
                state.popup = ErrandPopup([.reference(question)])
            }
        case .nothing:
            state.message = Message(text: detail, kind: .warning)
        case .argument(let argument, let text): return argument.act(&state, text)
        case .explanation(let explanation):
            if let popup = ExplanationPopup([explanation]) { state.popup = popup }
        }
        return []
    }

    /// The commands without sections.
    private static func plain(_ text: String, in state: ExplorerState) -> [Choice] {
        commands(text, in: state).map { choice in
            var choice = choice
            choice.section = nil
            return choice
        }
    }

    private static let mostGenes = 8

    /// The variants that are typed, or why they are none.
    private static func variants(_ text: String, in state: ExplorerState) -> [Choice] {
        switch VariantNotation(text, on: ContigNames(names: Array(state.catalog.contigLengths.keys))) {
        case .variants(let variants):
            return variants.indices.map { index in
                let others = variants.indices.filter { $0 != index }.map {
                    VariantQuestion.alleles(of: variants[$0])
                }
                let question = VariantQuestion(variants: [variants[index]], others: others)
                var choice = Choice(
                    .variant(question), "variant", question.text, "makes it in the gene whose window holds it"
                )
                choice.obstacle = state.model.obstacle
                return choice
            }
        case .unusable(let reason):
            return [Choice(.nothing, "variant", text.trimmingWhitespace(), reason)]
        case nil: return []
        }
    }

    /// A command that takes something, with what is typed behind its name; nil where no such command is named.
    private static func argument(_ text: String, in state: ExplorerState) -> Choice? {
        let text = text.trimmingWhitespace()
        guard let space = text.firstIndex(where: \.isWhitespace),
            let command = state.views.command(named: String(text[..<space])), let argument = command.argument
        else { return nil }
        let rest = text[space...].description.trimmingWhitespace()
        return Choice(.argument(argument, rest), command.title, rest, command.help)
    }

    /// A command that takes something, named in full with nothing behind it: before what else the letters find.
    private static func bare(_ text: String, in state: ExplorerState) -> Choice? {
        guard let command = state.views.command(named: text.trimmingWhitespace()), command.argument != nil
        else { return nil }
        var choice = Choice(command, in: state)
        choice.section = nil
        return choice
    }

    /// A command with what it takes, a variant or a place, then genes, then commands, by what is typed.
    static func palette(_ text: String, in state: ExplorerState) -> [Choice] {
        let catalog = state.catalog
        if let choice = argument(text, in: state) { return [choice] }
        var choices = bare(text, in: state).map { [$0] } ?? []
        choices += variants(text, in: state)
        if let locus = Locus(typed: text, contigs: catalog.contigLengths, window: catalog.window) {
            choices.append(
                Choice(.locus(locus), "locus", locus.text, "\(NumberText.grouped(locus.length)) bp"))
        }
        let pattern = FuzzyMatch.folded(text.trimmingWhitespace())
        guard !pattern.isEmpty else { return choices + plain("", in: state) }
        let aliases = state.geneNames.matches(pattern)
        let genes = catalog.found(by: pattern, among: nil, aliases: aliases).prefix(mostGenes)
        // What a command would take for a gene's name comes first: ids, whole symbols, all genes that share one.
        let named = catalog.annotation.indices(named: text)
        for index in (named + genes.filter { !named.contains($0) }).prefix(mostGenes) {
            let gene = catalog.genes[index]
            let place = "\(gene.contig):\(NumberText.grouped(gene.tss + 1)) \(gene.strand.rawValue)"
            let isBySymbol = FuzzyMatch(pattern, in: catalog.searchNames[index]) != nil
            let alias = isBySymbol ? nil : aliases[index].map { "also \($0.alias)  " }
            choices.append(Choice(.gene(index), "gene", gene.symbol, (alias ?? "") + place))
        }
        return choices + plain(text, in: state)
    }
}
