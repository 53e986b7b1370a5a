import GenomeData

/// The files that all cell types of a simulation share: genome, genes, and the sites in the promoters.
final class SharedFiles {
    private let seed: UInt64
    private let genome: FASTAWriter
    private let genes: TextWriter
    private let motifs: TextWriter
    private var contig = -1

    static let fileNames = [
        "genes.tsv", "genome.fa.gz", "genome.fa.gz.fai", "genome.fa.gz.gzi", "truth/motifs.tsv",
    ]

    init(_ simulation: Simulation, to folder: OutputFolder) throws {
        seed = simulation.parameters.seed
        genome = try FASTAWriter(path: folder("genome.fa.gz"))
        genes = try TextWriter(path: folder("genes.tsv"))
        motifs = try TextWriter(path: folder("truth/motifs.tsv"))
        try genes.write(row: GeneTable.columns)
        try motifs.write(row: [
            "gene_id", "chrom", "start", "end", "strand", "motif", "role", "expression_effect",
            "activity_effect",
        ])
    }

    func receive(_ domain: SimulatedDomain) throws {
        let name = domain.contig.name
        if domain.contig.index != contig {
            contig = domain.contig.index
            try genome.beginContig(name, description: "SIMULATED seed=\(seed)")
        }
        try genome.append(DNA.letters(domain.sequence.codes))
        for gene in domain.genes { try genes.write(row: GeneTable.row(gene, contig: name)) }
        for site in domain.sequence.sites {
            let isFunctional = site.role == .functional
            try motifs.write(row: [
                SimulatedGene.id(site.gene), name, String(site.range.lowerBound),
                String(site.range.upperBound), site.isForward ? "+" : "-", site.motif.name,
                site.role.rawValue, (isFunctional ? site.motif.expression : 0).fixed(2),
                (isFunctional ? site.motif.activity : 0).fixed(2),
            ])
        }
    }

    /// Ends every file under its temporary name.
    func close() throws {
        try genome.close()
        for text in [genes, motifs] { try text.close() }
    }

    /// Gives every file its name.
    func publish() throws {
        try genome.publish()
        for text in [genes, motifs] { try text.publish() }
    }
}
