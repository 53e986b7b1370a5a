import Canvas
import Checkpoints
import Foundation
import GenomeData
import PrismModel

@testable import Explorer

/// A data set on disk that is awkward to look at: a contig shorter than the model's window, one a base long, contacts of
/// two genes, a track without the short contigs; with an untrained model.
final class SmallData {
    let folder: URL
    let dataSet: DataSet

    static let lengths = [("chr1", 60_000), ("chr2", 90), ("chr3", 1)]
    static let window = 400

    /// `signals`: the model's, 2 at least; those beyond the second are copies of the first.
    init(signals: Int = 2) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        var random = SplitMix64(seed: 8)
        try write(
            Self.lengths.map { name, length in
                ">\(name)\n" + String((0..<length).map { _ in "ACGT".randomElement(using: &random) ?? "A" })
                    + "\n"
            }.joined(), "genome.fa")
        let genes = [
            ("G0", "chr1", 0), ("G1", "chr1", 900), ("G2", "chr1", 30_000), ("G3", "chr1", 59_999),
            ("G4", "chr2", 0), ("G5", "chr2", 89), ("G6", "chr3", 0),
        ]
        try write(
            "gene_id\tchrom\ttss\tstrand\n"
                + genes.map { "\($0.0)\t\($0.1)\t\($0.2)\t+\n" }.joined(), "genes.tsv")
        try write(
            "gene_id\tCAGE\n" + genes.enumerated().map { "\($1.0)\t\($0)\n" }.joined(), "expression.tsv")
        try write(
            "gene_id\tchrom\tbin_start\tbin_end\tcontact\nG2\tchr1\t25000\t30000\t4\nG2\tchr1\t30000\t35000\t9\n"
                + "G5\tchr2\t0\t90\t3\n", "contacts.tsv")
        let track = try BigWigWriter(path: folder.appending(path: "a.bw").path, contigs: [("chr1", 60_000)])
        try track.append(
            contig: "chr1", start: 0, values: (0..<60_000).map { $0 % 9 == 4 ? .nan : Float($0 % 100) })
        try track.commit()
        try Checkpoint.writeUntrained(signals: signals, to: folder.appending(path: "m.safetensors").path)
        let copies = (2..<max(2, signals)).map { "[[signal]]\nname = \"copy\($0)\"\nfile = \"a.bw\"\n" }
        try write(
            """
            name = "small"
            genome = "genome.fa"
            genes = "genes.tsv"
            window = \(Self.window)
            [expression]
            file = "expression.tsv"
            column = "CAGE"
            [[signal]]
            name = "a"
            file = "a.bw"
            [[signal]]
            name = "contacts"
            contacts = "contacts.tsv"
            transform = "log10p1"
            \(copies.joined())
            [[model]]
            name = "tiny"
            files = ["m.safetensors"]

            """, "dataset.toml")
        dataSet = try DataSet(path: folder.appending(path: "dataset.toml").path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func state(rows: Int = 40, columns: Int = 120, gene: String? = nil) -> ExplorerState {
        ExplorerState(
            Catalog(dataSet), rows: rows, columns: columns, look: Sample.look(),
            themeNames: ThemeLibrary.shippedNames, gene: gene)
    }

    /// A session that has begun.
    func session(rows: Int = 40, columns: Int = 120, gene: String? = nil) -> Session {
        var session = Session(
            dataSet, state: state(rows: rows, columns: columns, gene: gene), library: ThemeLibrary(),
            version: "9")
        session.begin()
        return session
    }
}

extension Checkpoint {
    /// A tiny model that has learned nothing, for so many signals and no features.
    static func writeUntrained(
        signals: Int, seed: UInt64 = 2, metadata: [String: String] = [:], to path: String
    ) throws {
        var configuration = ModelConfiguration.released
        configuration.width = 8
        configuration.layers = 1
        configuration.inner = 16
        configuration.states = 4
        configuration.rank = 1
        configuration.signals = signals
        configuration.features = 0
        try Checkpoint(
            Parameters(initialising: configuration, seed: seed), configuration: configuration,
            metadata: metadata
        ).write(safetensors: path)
    }
}
