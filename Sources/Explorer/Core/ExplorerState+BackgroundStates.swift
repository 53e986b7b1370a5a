import Canvas
import GenomeData
import Predictions
import PrismModel

extension ExplorerState {
    /// Whether the model has states of the context generator; nil before it is loaded.
    var hasStates: Bool? { model.facts.map { $0.contexts > 0 } }

    /// Why there are no states to look at; nil if there are, or will be.
    var statesObstacle: String? {
        if alongGenome != nil { return nil }
        if model == .loading { return model.obstacle }
        return viewsGenome ? absentStates : nil
    }

    /// Whether the states learned with the model are those of all genes, or there will be none.
    public var knowsLearnedStates: Bool {
        guard hasStates == true, study.problem == nil else { return model != .loading }
        return study.map?.request.genes == catalog.genes.count
    }

    /// How many genes' contexts are known, of which states are made.
    public var genesWithContexts: Int { study.next }

    /// How many states can be looked at: of the context generator, or those the model is adjusted for, elements among them.
    var stateCount: Int? { alongGenome?.states.chain.states ?? study.map?.count }

    /// Whether a state lasts too briefly to be a background.
    func isElement(_ state: Int) -> Bool { alongGenome?.states.isElement(state) ?? false }

    /// The genes whose state it is, rising; nil where that is not known yet.
    func genes(inState state: Int) -> [Int]? {
        alongGenome == nil ? study.map?.genes(in: state) : genome?.genes(in: state)
    }

    /// What a state is called: as the user did, or as its emissions or its segmentation propose, or by its number.
    ///
    /// `set` are the states that it is one of; nil: those that show.
    func stateName(_ state: Int, of set: StateSet? = nil) -> String {
        let set = set ?? stateSet
        if let given = set.flatMap({ study.names[$0] })?.entries[state]?.name { return given }
        guard set != .contexts, let proposed = alongGenome?.states.names, proposed.indices.contains(state)
        else { return StateNames.number(state) }
        return proposed[state]
    }

    /// Names and colours of all states, as files write them.
    var stateNames: StateNames {
        var names = givenNames
        for state in 0..<(stateCount ?? 0) where names.entries[state] == nil {
            let (name, colour) = (stateName(state), found?.colours[state])
            if name != StateNames.number(state) || colour != nil {
                names.entries[state] = .init(name: name, colour: colour)
            }
        }
        return names
    }

    /// The stretches of the ribbon over what shows, of the pinned gene too.
    var tilesOfRibbons: [RibbonTile] {
        [self, pinnedSide].compactMap(\.self).flatMap {
            RibbonTile.covering(
                $0.locus, columns: Screen($0).plotColumns, mask: $0.ribbonMask, set: $0.stateSet ?? .contexts)
        }
    }

    /// What shows of the ribbon.
    var ribbonTiles: [RibbonTile] { wanted.tiles }

    /// Why nothing of the states can be written; nil if it can, or will be.
    var statesExportObstacle: String? {
        statesObstacle ?? (study.map == nil && genome == nil ? study.problem : nil)
    }

    /// Why there are no states yet.
    var statesWaiting: String {
        if let problem = study.problem { return problem }
        if viewsGenome, alongGenome == nil { return searchText }
        if alongGenome != nil {
            guard let reading = study.reading, reading.total > 0 else {
                return "the genome is still to be read"
            }
            return
                "the signals along the genome are read: \(reading.done) of \(reading.total) tracks of contigs"
        }
        let total = catalog.genes.count
        if study.next < total {
            return "context weights of \(study.next) of \(total) genes are known; then states are found"
        }
        return "states are being found"
    }

    /// Why no background states along the genome show.
    var searchText: String {
        if let search = study.search { return search.text }
        return study.findless ?? "no background states have been looked for"
    }

    /// The same, and how to come by some: no model is needed for them.
    var absentStates: String {
        let learns = Hint("learn-states", title: "").keys(in: self)
        if study.search != nil { return searchText + (learns.map { "; \($0) gives up" } ?? "") }
        let key = study.findless == nil ? learns ?? Hint("states", title: "").keys(in: self) : nil
        return searchText + (key.map { "; \($0) learns them from the signals outside promoters" } ?? "")
            + "; :states FILE takes those of a segmentation"
    }

    /// The same in as many columns; cut only where nothing fits.
    func statesWaiting(width: Int) -> String {
        let total = catalog.genes.count
        let short =
            study.problem == nil && study.next < total ? ["finding: \(study.next) of \(total) genes"] : []
        return ([statesWaiting] + short).first { $0.columnWidth <= width }
            ?? statesWaiting.truncated(to: width, ellipsis: look.glyphs.ellipsis)
    }

    /// A gene's state, from 0; nil where it is not known.
    func chromatinState(of gene: Int) -> Int? {
        guard alongGenome != nil else { return study.map?.state(of: gene) }
        guard adjusted != nil, gene == self.gene, let background = (forecast ?? latest)?.background else {
            return genome?.state(of: gene)
        }
        return background.state
    }

    /// What the context generator is asked of the current gene.
    var contextQuestion: ContextQuestion? {
        question.map {
            let isKnown = !maskNeedsMeans || means.values != nil
            return ContextQuestion(question: $0, baseline: isKnown ? baseline : nil)
        }
    }

    /// The same of every gene that shows, the current one first.
    var contextQuestions: [ContextQuestion] {
        [contextQuestion, pinnedSide?.contextQuestion].compactMap(\.self)
    }

    /// The current gene's contexts under the present mask and edits; nil where they are not known.
    var context: GeneContext? {
        guard let question = contextQuestion, case .success(let context)? = study.contexts[question] else {
            return nil
        }
        return context
    }

    /// Why it is not known, and will not be.
    var contextObstacle: String? {
        guard let question = contextQuestion else { return geneAbsence }
        if case .failure(let problem)? = study.contexts[question] { return problem.text }
        return question.needsMeans(for: model.facts) ? means.failure : nil
    }

    /// The current gene's assignment under the present mask, by state; nil where it is not known.
    var assignment: [Double]? {
        guard let map = study.map, let context else { return nil }
        return map.states.assignment(of: context.vector)
    }

    /// The state at a base of the locus's contig, as far as the ribbon is known.
    func ribbonState(at base: Int, columns: Int) -> Int? {
        guard columns > 0, base >= 0 else { return nil }
        let step = RibbonTile.step(basesPerColumn: Double(locus.length) / Double(columns))
        let tile = RibbonTile(
            contig: locus.contig, step: step, index: base / (step * RibbonTile.steps), mask: ribbonMask,
            set: stateSet ?? .contexts)
        guard case .success(let pieces)? = study.ribbons[tile] else { return nil }
        return pieces.first { $0.range.contains(base) }?.state
    }

    /// Signals that count as missing along the ribbon: it follows the switches where the states are those that the model
    /// is adjusted for.
    var ribbonMask: ModalityMask { adjusted == nil ? .all : mask }

    /// The sign of a state where there are no colours to tell it by: its number, then letters.
    static func sign(ofState state: Int) -> Unicode.Scalar {
        let signs = Array("123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars)
        return signs[max(0, state) % signs.count]
    }
}
