import GenomeData

/// The true change of each gene between two cell types: `truth/changes.tsv`.
struct ChangeTruth {
    let file: TextWriter
    private let genes: [(first: SimulatedGene, second: SimulatedGene)]

    static let fileName = "truth/changes.tsv"

    /// Writes the table of the same genes in two cell types, in order.
    ///
    /// Changes are the second less the first, in log10 units.
    init(_ first: [SimulatedGene], _ second: [SimulatedGene], to folder: OutputFolder) throws {
        genes = zip(first, second).map { ($0, $1) }
        file = try TextWriter(path: folder(Self.fileName))
        try file.write(row: [
            "gene_id", "state_a", "state_b", "expected_a", "expected_b", "change", "do_signals_a",
            "do_signals_b", "adjusted_change", "marks_change", "backdoor_change",
        ])
        for (a, b) in genes {
            let (own, other) = (a.expression, b.expression)
            let values = [
                own.expected, other.expected, other.expected - own.expected, own.underSignals,
                other.underSignals, other.underSignals - own.underSignals, other.marks - own.marks,
                other.backdoor - own.backdoor,
            ]
            try file.write(row: [a.id, a.state.name, b.state.name] + values.map { $0.fixed(4) })
        }
    }

    /// How many domains and genes are in another state, of how many: what a README says.
    func counts(_ simulations: [Simulation]) -> (domains: Int, ofDomains: Int, genes: Int, ofGenes: Int) {
        let states = simulations.map { $0.layout.contigs.flatMap(\.domains).map(\.state) }
        return (
            zip(states[0], states[1]).count { $0 != $1 }, states[0].count,
            genes.count { $0.first.state != $0.second.state }, genes.count
        )
    }
}
