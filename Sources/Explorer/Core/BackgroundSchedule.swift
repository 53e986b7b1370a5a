import PrismModel

/// What the background should find out about the states that a model is adjusted for: what shows of the ribbon first,
/// then, where somebody looks at them, the whole genome.
enum BackgroundSchedule {
    /// Starts what is wanted and not under way.
    static func effects(for state: inout ExplorerState) -> [Effect] {
        guard let adjusted = state.adjusted else { return [] }
        let wanted = state.wanted
        var effects: [Effect] = []
        if !state.study.asksNames {
            state.study.asksNames = true
            effects.append(.study(.names))
        }
        let study = state.study
        if study.step == nil, let tile = wanted.tiles.first(where: { study.ribbons[$0] == nil }) {
            state.study.generation &+= 1
            let step = StateStep(generation: state.study.generation, work: .stretch(tile))
            state.study.step = step
            effects.append(.study(.step(step)))
        }
        if wanted.atlas, state.genome == nil, study.reading == nil, study.problem == nil {
            state.study.reading = StateStudy.Reading()
            effects.append(.study(.genome(member: adjusted.member)))
        }
        return effects
    }
}
