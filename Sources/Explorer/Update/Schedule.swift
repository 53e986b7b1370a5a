import PrismModel

/// What the background should work on, given all there is and is not: what the user looks at first.
enum Schedule {
    /// Genes per batch of a survey: short enough to be given up without loss.
    static let batch = 4

    /// With more signals only single switches are predicted ahead, not all masks.
    private static let mostPrefetchedSignals = 4

    /// Starts what is wanted and not under way.
    static func effects(for state: inout State) -> [Effect] {
        var effects: [Effect] = []
        if let query = query(for: state), query != state.asked {
            state.asked = query
            effects.append(.read(Effect.Reading(query: query)))
        }
        guard let (tier, work) = next(for: state) else {
            return effects
        }
        if let job = state.job {
            let isOvertaken = tier < job.tier || (job.tier == .current && !isCurrent(job, state))
            guard isOvertaken else { return effects }
        }
        state.generation &+= 1
        let job = Job(generation: state.generation, tier: tier, work: work)
        state.job = job
        effects.append(.infer(job))
        return effects
    }

    /// What is not known yet: questions about the current gene, and genes of the wanted surveys.
    static func open(in state: State) -> (questions: Int, genes: Int) {
        guard state.model.facts != nil else { return (0, 0) }
        var questions = Set<Question>()
        if let gene = state.gene {
            for mask in [state.mask, .all] + prefetched(state) {
                questions.insert(Question(gene: gene, mask: mask))
            }
            for gene in neighbours(state) { questions.insert(Question(gene: gene, mask: state.mask)) }
        }
        let genes = Set(surveyed(state)).reduce(0) { sum, mask in
            sum + state.catalog.genes.count - (state.surveys[mask]?.next ?? 0)
        }
        return (questions.count { state.forecasts[$0] == nil && state.failures[$0] == nil }, genes)
    }

    private static func query(for state: State) -> TrackQuery? {
        let columns = Screen(state).plotColumns
        guard columns > 0 else { return nil }
        return TrackQuery(locus: state.locus, columns: columns, gene: state.gene)
    }

    private static func isCurrent(_ job: Job, _ state: State) -> Bool {
        guard case .forecast(let question) = job.work else { return false }
        return question.gene == state.gene && (question.mask == state.mask || question.mask == .all)
    }

    /// The most important thing not known yet; nil when all is.
    private static func next(for state: State) -> (Job.Tier, Job.Work)? {
        guard state.model.facts != nil else { return nil }
        func isOpen(_ question: Question) -> Bool {
            state.forecasts[question] == nil && state.failures[question] == nil
        }
        if let gene = state.gene {
            for mask in [state.mask, .all] where isOpen(Question(gene: gene, mask: mask)) {
                return (.current, .forecast(Question(gene: gene, mask: mask)))
            }
            for mask in prefetched(state) where isOpen(Question(gene: gene, mask: mask)) {
                return (.prefetch, .forecast(Question(gene: gene, mask: mask)))
            }
            if let neighbour = neighbours(state).first(where: { isOpen(Question(gene: $0, mask: state.mask)) }
            ) {
                return (.prefetch, .forecast(Question(gene: neighbour, mask: state.mask)))
            }
        }
        for mask in surveyed(state) {
            let survey = state.surveys[mask] ?? Survey(genes: state.catalog.genes.count)
            if !survey.isComplete { return (.survey, .survey(mask, survey.batch(of: batch))) }
        }
        return nil
    }

    /// The masks a next key press can ask for, or in the ablation view all.
    private static func prefetched(_ state: State) -> [ModalityMask] {
        let count = state.modelSignals
        let isAll = state.view == .ablation || count <= mostPrefetchedSignals
        if isAll, count <= Ablation.mostSignals { return ModalityMask.combinations(signals: count) }
        return (0..<count).map { state.mask.toggling($0) }
    }

    /// The genes one and two lines away.
    private static func neighbours(_ state: State) -> [Int] {
        guard let line = state.list.selected else { return [] }
        return [line + 1, line - 1, line + 2].filter(state.list.order.indices.contains)
            .map { state.list.order[$0] }
    }

    /// Everything on, always; what the list is sorted by; while the ablation view is open, each signal off by itself, then the other masks.
    private static func surveyed(_ state: State) -> [ModalityMask] {
        let first = [.all] + (state.list.sort.mask.map { [$0] } ?? [])
        guard state.view == .ablation, state.modelSignals <= Ablation.mostSignals else { return first }
        return first + Ablation.masks(signals: state.modelSignals).dropFirst()
    }
}
