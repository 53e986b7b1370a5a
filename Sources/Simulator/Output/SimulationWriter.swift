import GenomeData

/// Receives domains one by one and writes the files of a data set; they get their names together at the end.
final class SimulationWriter {
    private let folder: OutputFolder
    private let simulation: Simulation
    private let shared: SharedFiles?
    private let tracks: [BigWigWriter]
    private let expression: TextWriter
    private let contacts: TextWriter
    private let truth: TruthWriter
    /// Written at the end.
    private var last: [TextWriter] = []
    private(set) var simulated: [SimulatedGene] = []
    private(set) var bases = BaseCounts()

    /// Files of a simulation.
    ///
    /// - Parameters:
    ///   - simulation: whose domains will come.
    ///   - folder: where they go.
    ///   - shared: takes what is the same in every cell type; nil where another writer's does.
    /// - Throws: `WriteError` where a file cannot be made.
    init(_ simulation: Simulation, to folder: OutputFolder, shared: SharedFiles?) throws {
        self.folder = folder
        self.simulation = simulation
        self.shared = shared
        let contigs = simulation.layout.contigs.map { (name: $0.name, length: $0.length) }
        tracks = try Mark.allCases.map { mark in
            try BigWigWriter(path: folder("tracks/\(mark.name).bw"), contigs: contigs)
        }
        expression = try TextWriter(path: folder("expression.tsv"))
        contacts = try TextWriter(path: folder("hic/contacts.tsv.gz"))
        truth = try TruthWriter(folder)
        try expression.write(row: ["gene_id", "CAGE"])
        try contacts.write(row: ["gene_id", "chrom", "bin_start", "bin_end", "contact"])
    }

    func receive(_ domain: SimulatedDomain) throws {
        let name = domain.contig.name
        try shared?.receive(domain)
        for (track, values) in zip(tracks, domain.coverage) {
            try track.append(
                contig: name, start: domain.domain.range.lowerBound, step: SignalRates.bin, values: values)
        }
        for gene in domain.genes {
            try expression.write(row: [gene.id, gene.expression.cage.fixed(1)])
            try write(gene.contacts, of: gene, on: domain.contig)
        }
        try truth.write(domain, effects: simulation.mechanism.effects)
        bases.add(domain)
        simulated += domain.genes
    }

    /// Of all that was received.
    var statistics: [Statistic] { SimulationStatistics(simulation, genes: simulated, bases: bases).all }

    /// Writes what needs all genes, and ends every file under its temporary name.
    ///
    /// - Parameter readme: what describes the data set, where it has a file of its own.
    /// - Throws: `WriteError` where a file cannot be written.
    func close(readme: String? = nil) throws {
        let features = try TextWriter(path: folder("features.tsv"))
        try features.write(row: ["gene_id"] + TranscriptFeatures.columns)
        let length = Double(simulation.layout.contigs.reduce(0) { $0 + $1.length })
        let density = bases.fragments.map { $0 / length }
        for gene in simulated { try features.write(row: GeneTable.features(gene, density: density)) }
        last.append(features)
        if let readme {
            let file = try TextWriter(path: folder("README.md"))
            try file.write(readme)
            last.append(file)
        }
        let manifest = try TextWriter(path: folder("dataset.toml"))
        try manifest.write(DatasetManifest.text(simulation))
        last = [expression, contacts] + last + truth.files + [manifest]
        try shared?.close()
        for track in tracks { try track.close() }
        for text in last { try text.close() }
    }

    /// Gives every closed file its name, the manifest's last.
    func publish() throws {
        try shared?.publish()
        for track in tracks { try track.publish() }
        for text in last { try text.publish() }
    }

    /// The report of a data set that is alone in its folder, whose files get their names.
    func finish() throws -> SimulationReport {
        let (statistics, contigs) = (self.statistics, contigSizes)
        try close(
            readme: DatasetReadme.text(simulation.parameters, contigs: contigs, statistics: statistics))
        try publish()
        return SimulationReport(
            parameters: simulation.parameters, contigs: contigs, statistics: statistics,
            files: folder.sizes(of: ["README.md"] + SharedFiles.fileNames + Self.ownFileNames))
    }

    /// How large the contigs are.
    var contigSizes: [SimulationReport.ContigSize] {
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

    /// The files that every cell type has of its own.
    static let ownFileNames =
        ["dataset.toml", "expression.tsv", "features.tsv", "hic/contacts.tsv.gz"] + TruthWriter.fileNames
        + Mark.allCases.map { "tracks/\($0.name).bw" }
}

extension Simulation {
    /// Simulates everything and writes it into `folder` in the formats of real data, with a manifest and
    /// truth tables.
    ///
    /// Memory holds one domain and a few numbers per gene. Files appear under their names together, at the
    /// end. Of two cell types each has a folder below, with a manifest; beside those lies what they share.
    ///
    /// - Parameters:
    ///   - folder: made when absent.
    ///   - overwrite: whether a folder that holds something may be written to.
    ///   - progress: called after each domain with the genes done, those of every cell type; where it throws nothing is
    ///     written.
    /// - Returns: what was written, and its statistics.
    /// - Throws: `SimulationError` for a folder that cannot take the files, `WriteError` when writing fails, and what
    ///   `progress` throws.
    public func write(
        to folder: String, overwrite: Bool = false, progress: (_ genesDone: Int) throws -> Void = { _ in }
    ) throws -> SimulationReport {
        if let types = parameters.cellTypes {
            let folder = try CellTypeWriter.folder(folder, types, overwrite: overwrite)
            return try folder.filled {
                try CellTypeWriter(self, types, to: folder).write(progress: progress)
            }
        }
        let folder = try OutputFolder(folder, overwrite: overwrite)
        return try folder.filled {
            let writer = try SimulationWriter(self, to: folder, shared: SharedFiles(self, to: folder))
            try forEachDomain { domain in
                try writer.receive(domain)
                try progress(writer.simulated.count)
            }
            return try writer.finish()
        }
    }
}
