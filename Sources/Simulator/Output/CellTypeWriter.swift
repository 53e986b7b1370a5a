import GenomeData

/// Writes two cell types: a folder for each, with a manifest, and beside them what they share.
struct CellTypeWriter {
    private let types: CellTypes
    private let folder: OutputFolder
    private let simulations: [Simulation]

    /// The folder of some cell types, with those below it.
    ///
    /// - Throws: as `OutputFolder.init(_:overwrite:subfolders:)`.
    static func folder(_ path: String, _ types: CellTypes, overwrite: Bool) throws -> OutputFolder {
        let own = types.names.flatMap { name in [name] + OutputFolder.subfolders.map { "\(name)/\($0)" } }
        return try OutputFolder(path, overwrite: overwrite, subfolders: ["truth"] + own)
    }

    /// A writer into a folder that was made for these types.
    init(_ simulation: Simulation, _ types: CellTypes, to folder: OutputFolder) throws {
        self.types = types
        self.folder = folder
        simulations = [simulation, try Simulation(simulation.parameters, cellType: 1)]
    }

    /// Simulates one after the other; files get their names together at the end.
    func write(progress: (_ genesDone: Int) throws -> Void) throws -> SimulationReport {
        let shared = try SharedFiles(simulations[0], to: folder)
        var writers: [SimulationWriter] = []
        var done = 0
        for (simulation, name) in zip(simulations, types.names) {
            let writer = try SimulationWriter(
                simulation, to: OutputFolder(name, in: folder), shared: writers.isEmpty ? shared : nil)
            try simulation.forEachDomain { domain in
                try writer.receive(domain)
                done += domain.genes.count
                try progress(done)
            }
            writers.append(writer)
        }
        let reports = zip(types.names, writers).map { name, writer in
            SimulationReport.CellType(name: name, statistics: writer.statistics)
        }
        let changes = try ChangeTruth(writers[0].simulated, writers[1].simulated, to: folder)
        let readme = try TextWriter(path: folder("README.md"))
        try readme.write(
            DatasetReadme.text(
                simulations[0].parameters, types, changed: changes.counts(simulations),
                contigs: writers[0].contigSizes, reports))
        // The first takes what is shared along.
        for writer in writers { try writer.close() }
        for text in [changes.file, readme] { try text.close() }
        for writer in writers { try writer.publish() }
        for text in [changes.file, readme] { try text.publish() }
        return SimulationReport(
            parameters: simulations[0].parameters, contigs: writers[0].contigSizes,
            statistics: reports[0].statistics, files: folder.sizes(of: fileNames), cellTypes: reports)
    }

    private var fileNames: [String] {
        ["README.md", ChangeTruth.fileName] + SharedFiles.fileNames
            + types.names.flatMap { name in SimulationWriter.ownFileNames.map { "\(name)/\($0)" } }
    }
}
