import PrismModel

/// What the background should find out about background states along the genome, those of the model or others that were
/// asked for: what shows of the ribbon first, then, where somebody looks at them, the whole genome.
enum BackgroundSchedule {
    /// Starts what is wanted and not under way.
    static func effects(for state: inout ExplorerState) -> [Effect] {
        var effects = searching(&state)
        guard let along = state.alongGenome, let set = state.stateSet else { return effects }
        let wanted = state.wanted
        if state.study.namesAsked.insert(set).inserted {
            state.study.namesAwaited.insert(set)
            effects.append(.study(.names(along.states, set)))
        }
        let study = state.study
        if study.step == nil,
            let tile = wanted.tiles.first(where: { $0.set != .contexts && study.ribbons[$0] == nil })
        {
            state.study.generation &+= 1
            let work = state.found.map { StateStep.Work.painted(tile, $0.genome) } ?? .stretch(tile)
            let step = StateStep(generation: state.study.generation, work: work)
            state.study.step = step
            effects.append(.study(.step(step)))
        }
        if wanted.atlas, state.genome == nil, study.reading == nil, study.problem == nil {
            state.study.reading = StateStudy.Reading()
            effects.append(.study(.genome(member: along.member)))
        }
        return effects
    }

    /// Starts the search that was asked for.
    private static func searching(_ state: inout ExplorerState) -> [Effect] {
        guard let search = state.study.search, !search.isOut else { return [] }
        state.study.search?.isOut = true
        return [.study(.search(search))]
    }
}
