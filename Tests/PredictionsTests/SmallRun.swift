import Checkpoints
import Foundation
import GenomeData
import PrismModel

@testable import Predictions

/// A data set of 21 genes on two contigs with two signals, and an untrained ensemble of two tiny models.
final class SmallRun {
    let folder: URL
    let dataSet: DataSet

    static let geneCount = 21

    init() throws {
        let memory = URL(filePath: "/dev/shm")
        let base =
            FileManager.default.isWritableFile(atPath: memory.path)
            ? memory : FileManager.default.temporaryDirectory
        let folder = base.appending(path: "prism-\(UUID().uuidString)")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var random = SplitMix64(seed: 1)
        func place(_ name: String) -> String { folder.appending(path: name).path }
        func write(_ text: String, as name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }

        var fasta = ""
        for contig in ["chr1", "chr2"] {
            fasta +=
                ">\(contig)\n" + String((0..<3000).map { _ in "ACGT".randomElement(using: &random) ?? "A" })
                + "\n"
        }
        try write(fasta, as: "genome.fa")
        var genes = "gene_id\tsymbol\tchrom\ttss\tstrand\n"
        var expression = "gene_id\tCAGE\n"
        for index in 0..<Self.geneCount {
            let contig = index < 13 ? "chr1" : "chr2"
            genes +=
                "G\(index)\tS\(index)\t\(contig)\t\(100 + (index % 13) * 200)\t\(index % 2 == 0 ? "+" : "-")\n"
            if index != 4 { expression += "G\(index)\t\(Float(index) * 1.5)\n" }
        }
        try write(genes, as: "genes.tsv")
        try write(expression, as: "expression.tsv")
        for name in ["a", "b"] {
            let track = try BigWigWriter(
                path: place(name + ".bw"), contigs: [("chr1", 3000), ("chr2", 3000)])
            for contig in ["chr1", "chr2"] {
                try track.append(
                    contig: contig, start: 0, values: (0..<3000).map { _ in Float(random.unit()) })
            }
            try track.commit()
        }
        var configuration = ModelConfiguration.released
        configuration.width = 8
        configuration.layers = 1
        configuration.inner = 16
        configuration.states = 4
        configuration.rank = 1
        configuration.signals = 2
        configuration.features = 0
        configuration.centerLength = 64
        configuration.generator?.channels = [2, 4, 8]
        for seed in [2, 22] {
            let parameters = Parameters(initialising: configuration, seed: UInt64(seed))
            try Checkpoint(parameters, configuration: configuration).write(
                safetensors: place("m\(seed).safetensors"))
        }
        try write(
            """
            name = "small"
            simulated = true
            genome = "genome.fa"
            genes = "genes.tsv"
            window = 96
            [expression]
            file = "expression.tsv"
            column = "CAGE"
            transform = "log2p1"
            [[signal]]
            name = "a"
            file = "a.bw"
            [[signal]]
            name = "b"
            file = "b.bw"
            scale = 2
            missing = 0.5
            transform = "log10p1"
            [split]
            test = ["chr2"]
            [[model]]
            name = "pair"
            files = ["m2.safetensors", "m22.safetensors"]
            [[model]]
            name = "swapped"
            files = ["m2.safetensors"]
            signals = ["b", "a"]
            [[model]]
            name = "half"
            files = ["m2.safetensors"]
            signals = ["b"]

            """, as: "dataset.toml")
        dataSet = try DataSet(path: place("dataset.toml"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// A run of the manifest's model of this name.
    func run(_ request: PredictionRequest = PredictionRequest(), model: String = "pair") throws
        -> PredictionRun
    {
        try PredictionRun(DataSetModel(dataSet, named: model), request, version: "test")
    }
}

/// What a throwing call threw, for a look at its words.
func failure<Value>(_ call: () throws -> Value) -> String? {
    do {
        _ = try call()
        return nil
    } catch {
        return "\(error)"
    }
}
