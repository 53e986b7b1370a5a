import PrismModel

/// What the background should find out about states: the current gene first, then what shows of the ribbon, then all
/// genes. Everything makes way for the prediction of the current gene.
enum StudySchedule {
    /// Genes per step of the pass.
    static let batch = 16
    /// In a data set of twice as many genes, states are looked for once so many are known, and again at the end.
    static let preliminary = 2000

    /// Starts what is wanted and not under way.
    static func effects(for state: inout ExplorerState) -> [Effect] {
        guard state.hasStates == true else { return [] }
        let wanted = state.wanted
        var effects: [Effect] = []
        if state.study.step == nil, let work = next(for: state, wanted) {
            effects.append(start(work, in: &state))
        }
        if let request = clustering(for: state),
            request != state.study.clustering ?? state.study.clustered
        {
            state.study.clustering = request
            effects.append(.study(.cluster(request)))
        }
        if wanted.atlas, state.study.describing == nil, let description = description(for: state),
            description != state.study.described
        {
            state.study.describing = description
            let expressions = Expressions(
                measured: state.measured, observed: state.surveys[.all]?.values ?? [],
                intervened: state.study.interventions.values)
            effects.append(.study(.describe(description.map, expressions)))
        }
        return effects
    }

    /// Starts what is asked of the other condition: predictions under the intervention. States are found of the condition that is
    /// browsed alone.
    static func interventions(for state: inout ExplorerState) -> [Effect] {
        guard state.hasStates == true, state.wanted.interventions, state.busy == nil, state.job == nil,
            state.study.step == nil, !state.study.interventions.isComplete
        else { return [] }
        return [start(.intervention(state.study.interventions.next), in: &state)]
    }

    private static func start(_ work: StateStep.Work, in state: inout ExplorerState) -> Effect {
        state.study.generation &+= 1
        let step = StateStep(generation: state.study.generation, work: work)
        state.study.step = step
        return .study(.step(step))
    }

    private static func next(for state: ExplorerState, _ wanted: WantedWork) -> StateStep.Work? {
        let study = state.study
        for question in state.contextQuestions where study.contexts[question] == nil {
            let needsMeans = question.needsMeans(for: state.model.facts)
            let means = needsMeans ? state.means.values : nil
            if means != nil || !needsMeans { return .gene(question, means: means) }
        }
        if let map = study.map,
            let tile = wanted.tiles.first(where: { $0.set == .contexts && study.ribbons[$0] == nil })
        {
            return .ribbon(tile, map)
        }
        guard state.job?.tier != .current else { return nil }
        let total = state.catalog.genes.count
        if study.next < total { return .genes(study.next..<min(study.next + batch, total)) }
        // Streams, not the generator alone: only while they are looked at and the model has nothing else to do.
        if wanted.atlas || wanted.interventions, state.job == nil, !study.interventions.isComplete {
            return .intervention(study.interventions.next)
        }
        return nil
    }

    private static func clustering(for state: ExplorerState) -> ClusterRequest? {
        let total = state.catalog.genes.count
        if state.study.next >= total {
            return total > state.study.failures ? ClusterRequest(count: state.study.count, genes: total) : nil
        }
        guard total >= 2 * preliminary, state.study.next >= preliminary else { return nil }
        return ClusterRequest(count: state.study.count, genes: preliminary)
    }

    /// What the atlas of all that is known is made of; nil before there are states.
    static func description(for state: ExplorerState) -> StateStudy.Description? {
        guard let map = state.study.map else { return nil }
        // While predictions come in, now and then; at the end, once more.
        func coarse(_ survey: Survey?) -> Int {
            guard let survey else { return 0 }
            let step = max(8, survey.genes / 50)
            return survey.isComplete ? survey.genes : survey.next / step * step
        }
        return StateStudy.Description(
            map: map, measured: state.measured.count, observed: coarse(state.surveys[.all]),
            intervened: coarse(state.study.interventions))
    }
}
