import Canvas
import Checkpoints
import Foundation
import GenomeData
import Predictions
import PrismModel

@testable import Explorer

/// A data set on disk with two signals in domains of three states, and an untrained model that is adjusted for them.
final class AdjustedData {
    let folder: URL
    let dataSet: DataSet
    let session: SessionFile?

    static let length = 180_000
    private static let levels: [[Double]] = [[1.2, 1], [0.7, 0.2], [0.1, 0.1]]

    /// The state of a domain of 20 kb.
    static func state(at position: Int) -> Int { position / 20_000 % 3 }

    /// Members of states of their own, where they are of two folds: the second predicts the first four genes.
    init(members: Int = 1, isFolded: Bool = false) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        func path(_ name: String) -> String { folder.appending(path: name).path }
        var random = SplitMix64(seed: 3)
        let sequence = (0..<Self.length).map { _ in "ACGT".randomElement(using: &random) ?? "A" }
        try write(">chr1\n" + String(sequence) + "\n>chr2\nACGTACGTAC\n", "genome.fa")
        let starts = (0..<9).map { $0 * 20_000 + 10_000 }
        try write(
            "gene_id\tchrom\ttss\tstrand\n"
                + starts.enumerated().map { "G\($0)\tchr1\t\($1)\t+\n" }.joined(), "genes.tsv")
        try write(
            "gene_id\tCAGE\n" + starts.enumerated().map { "G\($0)\t\(2 - Self.state(at: $1))\n" }.joined(),
            "expression.tsv")
        for (signal, name) in ["a", "b"].enumerated() {
            let track = try BigWigWriter(
                path: path(name + ".bw"), contigs: [("chr1", Self.length), ("chr2", 10)])
            let values = stride(from: 0, to: Self.length, by: 500).map { start in
                Float(pow(10, Self.levels[Self.state(at: start)][signal] + 0.05 * random.normal()) - 1)
            }
            try track.append(contig: "chr1", start: 0, step: 500, values: values.map { max(0, $0) })
            try track.commit()
        }
        let files = try (0..<members).map { member in
            try Self.writeModel(seed: UInt64(member + 1), to: path("m\(member).safetensors"))
        }
        let model =
            isFolded
            ? "folds = \"cv\"" : "files = [\(files.map { "\"\($0)\"" }.joined(separator: ", "))]"
        try write(
            """
            name = "adjusted"
            simulated = true
            genome = "genome.fa"
            genes = "genes.tsv"
            window = 96
            [expression]
            file = "expression.tsv"
            column = "CAGE"
            [[signal]]
            name = "a"
            file = "a.bw"
            [[signal]]
            name = "b"
            file = "b.bw"
            [[model]]
            name = "adjusted"
            \(model)

            """, "dataset.toml")
        if isFolded { try Self.writeFolds(path("cv"), of: starts) }
        dataSet = try DataSet(path: path("dataset.toml"))
        session = SessionFile(manifest: path("dataset.toml"), environment: ["XDG_STATE_HOME": path("state")])
    }

    /// The same data set with its manifest changed.
    func changed(_ change: (String) -> String) throws -> DataSet {
        let path = folder.appending(path: "dataset.toml").path
        try change(try String(contentsOfFile: path, encoding: .utf8))
            .write(toFile: path, atomically: true, encoding: .utf8)
        return try DataSet(path: path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func writeFolds(_ folder: String, of starts: [Int]) throws {
        let genes = starts.enumerated().map {
            Gene(id: "G\($0)", symbol: "G\($0)", contig: "chr1", tss: $1, strand: .forward)
        }
        for (fold, seen) in [genes[..<4], genes[4...]].enumerated() {
            let place = "\(folder)/fold-\(fold + 1)/seed-2"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            let learned = LearnedGenes(Array(seen), isSimulated: true, split: "all but fold \(fold + 1) of 2")
            _ = try writeModel(
                seed: UInt64(fold + 1), variance: fold == 0 ? 0.02 : 0.021,
                prior: fold == 0 ? [0.5, 0.3, 0.2] : [0.2, 0.3, 0.5],
                metadata: learned.metadata, to: place + "/last.safetensors")
        }
    }

    private static func writeModel(
        seed: UInt64, variance: Double = 0.02, prior: [Double] = [0.5, 0.3, 0.2],
        metadata: [String: String] = [:], to path: String
    ) throws -> String {
        let chain = try HiddenMarkovModel(
            signals: 2, means: levels.flatMap { $0 }, variances: [Double](repeating: variance, count: 6),
            transitions: (0..<9).map { $0 / 3 == $0 % 3 ? 0.975 : 0.0125 },
            start: [Double](repeating: 1 / 3, count: 3))
        var states = try BackgroundModel(
            chain,
            signals: ["a", "b"].map {
                BackgroundModel.Signal(name: $0, scale: 1, transform: "none", unit: "log10(value + 1)")
            })
        states.prior = prior
        var c = ModelConfiguration.released
        (c.width, c.layers, c.inner, c.states, c.rank) = (8, 1, 16, 4, 1)
        (c.signals, c.features, c.centerLength, c.generator) = (2, 0, 0, nil)
        c.background = ModelConfiguration.Background(states: 3, signals: [0, 1])
        var parameters = Parameters(initialising: c, seed: seed)
        parameters.setBackgroundEffects([1, 0.2, -0.4])
        var checkpoint = Checkpoint(parameters, configuration: c, background: states)
        checkpoint.metadata.merge(metadata) { $1 }
        try checkpoint.write(safetensors: path)
        return (path as NSString).lastPathComponent
    }

    /// A session that has begun, on the gene in the middle.
    func begun(rows: Int = 40, columns: Int = 120, on other: DataSet? = nil) -> Session {
        let dataSet = other ?? self.dataSet
        let state = ExplorerState(
            Catalog(dataSet), rows: rows, columns: columns, look: Sample.look(),
            themeNames: ThemeLibrary.shippedNames, gene: "G3")
        var session = Session(dataSet, state: state, library: ThemeLibrary(), version: "9", file: session)
        session.begin()
        return session
    }
}
