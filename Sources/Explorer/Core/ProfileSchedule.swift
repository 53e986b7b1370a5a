/// Which genes' surroundings are to be read next: of the signal that is looked at, the listed genes that are not read yet.
enum ProfileSchedule {
    /// Genes at a time: short enough to be given up without loss.
    static let batch = 32

    /// Starts what is wanted and not under way.
    static func effects(for state: inout ExplorerState) -> [Effect] {
        let wanted = state.wanted
        guard let query = wanted.profiles, state.profileStep?.query != query else { return [] }
        let known = state.profiles[query] ?? Profiles(query, genes: state.catalog.genes.count)
        let genes = known.unread(among: wanted.profileGenes ?? state.list.order, first: batch)
        guard !genes.isEmpty else { return [] }
        let step = ProfileStep(query: query, genes: genes)
        state.profileStep = step
        return [.profile(step)]
    }
}

extension ExplorerState {
    /// Takes in what was read around some genes; what was overtaken by another query is right all the same.
    mutating func take(_ arrival: Arrival.ProfilesArrival) {
        let step = arrival.step
        if profileStep == step { profileStep = nil }
        // Taken out while it grows: two owners would make every batch a copy.
        var known = profiles.remove(step.query) ?? Profiles(step.query, genes: catalog.genes.count)
        known.take(step.genes, arrival.rows)
        let shown = wanted.profiles
        profiles.insert(known, for: step.query) { $0 == shown }
    }
}
