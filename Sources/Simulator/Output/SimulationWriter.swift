import GenomeData

/// Receives domains one by one and writes all files of the data set; they get their names together at the
/// end.
final class SimulationWriter {
    private let folder: OutputFolder
    private let simulation: Simulation
    private let genome: FASTAWriter
    private let tracks: [BigWigWriter]
    private let genes: TextWriter
    private let expression: TextWriter
    private let contacts: TextWriter
    private let truth: TruthWriter
    private var contig = -1
    private(set) var simulated: [SimulatedGene] = []
    private(set) var bases = BaseCounts()

    init(_ simulation: Simulation, to folder: OutputFolder) throws {
        self.folder = folder
        self.simulation = simulation
        genome = try FASTAWriter(path: folder("genome.fa.gz"))
        let contigs = simulation.layout.contigs.map { (name: $0.name, length: $0.length) }
        tracks = try Mark.allCases.map { mark in
            try BigWigWriter(path: folder("tracks/\(mark.name).bw"), contigs: contigs)
        }
        genes = try TextWriter(path: folder("genes.tsv"))
        expression = try TextWriter(path: folder("expression.tsv"))
        contacts = try TextWriter(path: folder("hic/contacts.tsv.gz"))
        truth = try TruthWriter(folder)
        try genes.write(row: GeneTable.columns)
        try expression.write(row: ["gene_id", "CAGE"])
        try contacts.write(row: ["gene_id", "chrom", "bin_start", "bin_end", "contact"])
    }

    func receive(_ domain: SimulatedDomain) throws {
        let name = domain.contig.name
        if domain.contig.index != contig {
            contig = domain.contig.index
            try genome.beginContig(
                name, description: "SIMULATED seed=\(simulation.parameters.seed)")
        }
        try genome.append(DNA.letters(domain.sequence.codes))
        for (track, values) in zip(tracks, domain.coverage) {
            try track.append(
                contig: name, start: domain.domain.range.lowerBound, step: SignalRates.bin, values: values)
        }
        for gene in domain.genes {
            try genes.write(row: GeneTable.row(gene, contig: name))
            try expression.write(row: [gene.id, gene.expression.cage.fixed(1)])
            try write(gene.contacts, of: gene, on: domain.contig)
        }
        try truth.write(domain, effects: simulation.mechanism.effects)
        bases.add(domain)
        simulated += domain.genes
    }

    /// Writes what needs all genes, then gives every file its name, the manifest's last.
    func finish() throws -> SimulationReport {
        let statistics = SimulationStatistics(simulation, genes: simulated, bases: bases).all
        let features = try TextWriter(path: folder("features.tsv"))
        try features.write(row: ["gene_id"] + TranscriptFeatures.columns)
        let length = Double(simulation.layout.contigs.reduce(0) { $0 + $1.length })
        let density = bases.fragments.map { $0 / length }
        for gene in simulated { try features.write(row: GeneTable.features(gene, density: density)) }
        let readme = try TextWriter(path: folder("README.md"))
        let contigs = contigSizes
        try readme.write(
            DatasetReadme.text(simulation.parameters, contigs: contigs, statistics: statistics))
        let manifest = try TextWriter(path: folder("dataset.toml"))
        try manifest.write(DatasetManifest.text(simulation))
        let texts = [genes, expression, contacts, features, readme] + truth.files + [manifest]
        try genome.close()
        for track in tracks { try track.close() }
        for text in texts { try text.close() }
        try genome.publish()
        for track in tracks { try track.publish() }
        for text in texts { try text.publish() }
        return SimulationReport(
            parameters: simulation.parameters, contigs: contigs, statistics: statistics,
            files: folder.sizes(of: Self.fileNames))
    }

    private var contigSizes: [SimulationReport.ContigSize] {
        simulation.layout.contigs.map { contig in
            SimulationReport.ContigSize(
                name: contig.name, role: contig.role, length: contig.length, domains: contig.domains.count,
                genes: contig.domains.reduce(0) { $0 + $1.genes.count })
        }
    }

    private func write(_ contacts: Contacts, of gene: SimulatedGene, on contig: Contig) throws {
        for (index, value) in contacts.values.enumerated() {
            let start = (contacts.firstBin + index) * Contacts.bin
            try self.contacts.write(row: [
                gene.id, contig.name, String(start), String(min(start + Contacts.bin, contig.length)),
                value.fixed(2),
            ])
        }
    }

    private static let fileNames =
        [
            "README.md", "dataset.toml", "expression.tsv", "features.tsv", "genes.tsv", "genome.fa.gz",
            "genome.fa.gz.fai", "genome.fa.gz.gzi", "hic/contacts.tsv.gz",
        ] + TruthWriter.fileNames + Mark.allCases.map { "tracks/\($0.name).bw" }
}

extension Simulation {
    /// Simulates everything and writes it into `folder` in the formats of real data, with a manifest and
    /// truth tables.
    ///
    /// Memory holds one domain and a few numbers per gene. Files appear under their names together, at the
    /// end.
    ///
    /// - Parameters:
    ///   - folder: made when absent.
    ///   - overwrite: whether a folder that holds something may be written to.
    ///   - progress: called after each domain with the genes done.
    /// - Returns: what was written, and its statistics.
    /// - Throws: `SimulationError` for a folder that cannot take the files, `WriteError` when writing fails.
    public func write(
        to folder: String, overwrite: Bool = false, progress: ((_ genesDone: Int) -> Void)? = nil
    ) throws -> SimulationReport {
        let writer = try SimulationWriter(self, to: OutputFolder(folder, overwrite: overwrite))
        try forEachDomain { domain in
            try writer.receive(domain)
            progress?(writer.simulated.count)
        }
        return try writer.finish()
    }
}
