extension Layout {
    /// The same contigs, domains and genes in another cell type: some domains are in another state.
    ///
    /// A domain's new state is drawn by the states' frequencies among those that are neither its own, nor that of the domain
    /// before it, nor that of the domain after it in the first cell type: neighbours never share a state.
    ///
    /// - Parameters:
    ///   - share: the probability that a domain changes.
    ///   - number: of the cell type, from 1.
    ///   - seed: of the simulation.
    /// - Returns: the layout, whose domains keep the state that their sequence was made in.
    func inAnotherCellType(changing share: Double, _ number: Int, seed: UInt64) -> Layout {
        Layout(
            contigs: contigs.map { contig in
                var domains: [Domain] = []
                for domain in contig.domains {
                    var stream = RandomStream(seed: seed, .cellType, number, contig.index, domain.index)
                    let isChanged = stream.chance(share)
                    let after = contig.neighbours(of: domain.index).after?.state
                    // What changed before it may have come to its own state.
                    let others = [domain.state, domains.last?.state, after]
                    let states = ChromatinState.allCases.filter { !others.contains($0) }
                    let state =
                        isChanged
                        ? states[stream.choice(states.map(\.profile.frequency))] : domain.state
                    domains.append(
                        Domain(
                            index: domain.index, range: domain.range, state: state,
                            sequenceState: domain.sequenceState, genes: domain.genes))
                }
                return Contig(index: contig.index, name: contig.name, role: contig.role, domains: domains)
            })
    }
}
