import PrismModel

/// What the background should work on, given all there is and is not: what the user looks at first.
enum Schedule {
    /// Genes per batch of a survey: short enough to be given up without loss.
    static let batch = 4

    /// With more signals only single switches are predicted ahead, not all masks.
    private static let mostPrefetchedSignals = 4

    /// Starts what is wanted and not under way; without `asksModel` only what is read.
    static func effects(for state: inout ExplorerState, asksModel: Bool = true) -> [Effect] {
        var effects: [Effect] = []
        if let query = query(for: state), query != state.asked {
            state.asked = query
            effects.append(.read(Effect.Reading(query: query)))
        }
        if let query = state.pinnedSide.flatMap({ self.query(for: $0) }), query != state.beside.asked {
            state.beside.asked = query
            effects.append(.read(Effect.Reading(query: query)))
        }
        guard asksModel, let (tier, work) = next(for: state), state.busy.map({ tier < $0 }) ?? true else {
            return effects
        }
        if let job = state.job {
            let isOvertaken = tier < job.tier || !isWanted(job, state)
            guard isOvertaken else { return effects }
        }
        state.generation &+= 1
        let job = Job(
            generation: state.generation, tier: tier, work: work, means: means(for: work, state))
        state.job = job
        effects.append(.infer(job))
        return effects
    }

    /// What is not known yet: questions about the current gene, and genes of the wanted surveys.
    static func open(in state: ExplorerState) -> (questions: Int, genes: Int) {
        guard state.model.facts != nil else { return (0, 0) }
        let wanted = state.wanted
        let questions = Set(current(state) + ahead(state, wanted))
        let genes = Set(surveyed(state, wanted)).reduce(0) { sum, mask in
            sum + state.catalog.genes.count - (state.surveys[mask]?.next ?? 0)
        }
        return (questions.count { state.forecasts[$0] == nil && state.failures[$0] == nil }, genes)
    }

    private static func query(for state: ExplorerState) -> TrackQuery? {
        let columns = Screen(state).plotColumns
        guard columns > 0 else { return nil }
        return TrackQuery(
            locus: state.locus, columns: columns, gene: state.gene, isOfPinned: state.isPinnedSide)
    }

    /// Whether what is being worked on still matters to the user.
    private static func isWanted(_ job: Job, _ state: ExplorerState) -> Bool {
        switch job.work {
        case .forecast(let question): job.tier != .current || current(state).contains(question)
        case .survey(let mask, _): mask == .all || (job.means != nil) == (state.baseline == .mean)
        case .input(let gene, let changes, let transplant):
            gene == state.gene && changes == state.currentChanges && transplant == state.inputTransplant
        case .means: state.wantsMeans
        case .attribution(let query): query == state.wanted.attribution
        case .mutants(let question, _): question == state.wanted.mutants?.question
        }
    }

    /// What the user looks at: the prediction, what it is compared with, and the one with everything on.
    private static func current(_ state: ExplorerState) -> [Question] {
        let pinned = state.pinAsked?.asIf(in: nil)
        guard let gene = state.gene else { return pinned.map { [$0] } ?? [] }
        return [state.question, state.referenceQuestion, Question(gene: gene, mask: .all), pinned]
            .compactMap(\.self) + paired(state)
    }

    /// What is asked of the pinned gene where it shows beside the current one.
    static func paired(_ state: ExplorerState) -> [Question] {
        guard let side = state.pinnedSide else { return [] }
        return [side.question, side.referenceQuestion, side.gene.map { Question(gene: $0, mask: .all) }]
            .compactMap(\.self)
    }

    /// What the next key press can ask for: other masks, other genes.
    private static func ahead(_ state: ExplorerState, _ wanted: WantedWork) -> [Question] {
        // The survey soon answers the same of the other condition.
        if state.isOtherCondition { return [] }
        let masks = prefetched(state, wanted).compactMap { state.question(under: $0) }
        return (state.awaitedNeeds?.questions ?? []) + wanted.questions + masks + neighbours(state)
            + (wanted.everyCoalition ? state.coalitions.masks.compactMap { state.question(under: $0) } : [])
    }

    /// The data set's mean signals, for work that takes them.
    private static func means(for work: Job.Work, _ state: ExplorerState) -> [Float]? {
        switch work {
        case .forecast(let question), .mutants(let question, _):
            question.needsMeans(for: state.model.facts) ? state.means.values : nil
        case .attribution(let query): query.needsMeans(for: state.model.facts) ? state.means.values : nil
        case .survey(let mask, _): mask != .all && state.baseline == .mean ? state.maskMeans : nil
        case .input, .means: nil
        }
    }

    /// The most important thing not known yet; nil when all is.
    private static func next(for state: ExplorerState) -> (Job.Tier, Job.Work)? {
        guard state.model.facts != nil else { return nil }
        let hasMeans = state.means.values != nil
        let wanted = state.wanted
        let facts = state.model.facts
        func isOpen(_ question: Question) -> Bool {
            state.forecasts[question] == nil && state.failures[question] == nil
                && (hasMeans || !question.needsMeans(for: facts))
        }
        if let question = current(state).first(where: isOpen) { return (.current, .forecast(question)) }
        if let gene = state.gene, wanted.window, !state.hasInput, state.inputFailureText == nil {
            return (.current, .input(gene, state.currentChanges, state.inputTransplant))
        }
        if state.awaitsMeans { return (.prefetch, .means(state.means)) }
        if let question = ahead(state, wanted).first(where: isOpen) {
            return (.prefetch, .forecast(question))
        }
        if let query = wanted.attribution, hasMeans || !query.needsMeans(for: facts),
            state.attributions.found[query] == nil, state.attributions.failures[query] == nil
        {
            return (.attribution, .attribution(query))
        }
        if let mutants = wanted.mutants, hasMeans || !mutants.question.needsMeans(for: facts) {
            return (.scan, .mutants(mutants.question, mutants.places))
        }
        // Read ahead for the next switch of a signal: they take long in a large data set, and nothing that shows waits.
        if state.wantsMeans, !state.isOtherCondition { return (.survey, .means(state.means)) }
        for mask in surveyed(state, wanted) where hasMeans || mask == .all || !state.maskNeedsMeans {
            let survey = state.surveys[mask] ?? Survey(genes: state.catalog.genes.count)
            if !survey.isComplete { return (.survey, .survey(mask, survey.batch(of: batch))) }
        }
        // The other condition's come last, as its survey shows in the list.
        if state.wantsMeans { return (.survey, .means(state.means)) }
        return nil
    }

    /// The masks a next key press can ask for, or all where the view shows them.
    private static func prefetched(_ state: ExplorerState, _ wanted: WantedWork) -> [ModalityMask] {
        let count = state.modelSignals
        let isAll = wanted.everyMask || count <= mostPrefetchedSignals
        let switched = (0..<count).map { state.mask.toggling($0) }
        guard isAll, count <= Ablation.mostSignals else { return switched }
        let features = state.featureMask
        return ModalityMask.combinations(signals: count).map { $0.union(features) }
    }

    /// The genes one and two lines away.
    static func neighbours(_ state: ExplorerState) -> [Question] {
        guard let line = state.list.selected else { return [] }
        return [line + 1, line - 1, line + 2].filter(state.list.order.indices.contains)
            .map { line in
                let gene = state.list.order[line]
                // What the other condition has not got is not taken from it.
                let transplant = state.counterpart(of: gene).flatMap { _ in
                    state.other.map { TakenSignals(taken: state.taken, condition: $0.number) }
                }
                return Question(
                    gene: gene, mask: state.groups.reducing(state.mask), edited: state.edits[gene],
                    baseline: state.baseline,
                    transplant: transplant)
            }
    }

    /// Everything on, always; what the list is sorted by; what an export waits for; then what the view that is open shows.
    static func surveyed(_ state: ExplorerState, _ wanted: WantedWork) -> [ModalityMask] {
        [.all] + (state.sortMask.map { [$0.withSignalsOn, $0] } ?? []) + (state.awaitedNeeds?.surveys ?? [])
            + wanted.surveys
    }
}
