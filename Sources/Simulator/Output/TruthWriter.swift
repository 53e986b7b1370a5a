import GenomeData

/// The files under `truth/`: what real data would not tell.
struct TruthWriter {
    private let states: TextWriter
    private let bed: TextWriter
    private let genes: TextWriter

    static let fileNames = ["truth/genes.tsv", "truth/states.bed", "truth/states.tsv"]

    init(_ folder: OutputFolder) throws {
        states = try TextWriter(path: folder("truth/states.tsv"))
        bed = try TextWriter(path: folder("truth/states.bed"))
        genes = try TextWriter(path: folder("truth/genes.tsv"))
        try states.write(row: ["chrom", "start", "end", "state", "split", "genes", "backdoor_effect"])
        try bed.write("# SIMULATED background states\n")
        try genes.write(row: [
            "gene_id", "chrom", "tss", "strand", "split", "state", "cpg_island", "shares_promoter_with",
            "sequence_effect", "marks_effect", "backdoor_effect", "stability_effect", "noise", "latent",
            "expected", "do_marks_off", "do_signals",
        ])
    }

    var files: [TextWriter] { [states, bed, genes] }

    func write(_ domain: SimulatedDomain, effects: StateEffects) throws {
        let place = domain.domain
        let contig = domain.contig
        let interval = [contig.name, String(place.range.lowerBound), String(place.range.upperBound)]
        let effect = effects.effects(on: contig.role)[place.state.rawValue]
        try states.write(
            row: interval + [
                place.state.name, contig.role.rawValue, String(place.genes.count), effect.fixed(4),
            ])
        try bed.write(
            row: interval + [place.state.name, "0", "."] + interval[1...] + [place.state.colour])
        for gene in domain.genes { try genes.write(row: row(gene, contig: contig.name)) }
    }

    private func row(_ gene: SimulatedGene, contig: String) -> [String] {
        let expression = gene.expression
        let causes = [
            expression.sequence, expression.marks, expression.backdoor, expression.stability,
            expression.noise, expression.latent, expression.expected, expression.withoutMarks,
            expression.underSignals,
        ]
        return [
            gene.id, contig, String(gene.gene.tss), gene.gene.isForward ? "+" : "-", gene.role.rawValue,
            gene.state.name, gene.gene.hasIsland ? "1" : "0",
            gene.gene.partner.map(SimulatedGene.id) ?? "",
        ] + causes.map { $0.fixed(4) }
    }
}
