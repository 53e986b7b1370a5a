import Checkpoints
import Foundation
import GenomeData
import PrismModel

@testable import Predictions

/// Two data sets of the same 21 genes with other signals, expression and one feature that is made of a signal, and an
/// untrained ensemble that learned from the genes of chr1.
final class TwoConditions {
    let folder: URL

    static let geneCount = 21
    /// The manifest of B: that of A but for the names of files.
    static let manifest = """
        name = "NAME"
        simulated = true
        genome = "genome.fa"
        genes = "genes.tsv"
        window = 96
        [expression]
        file = "expressionNAME.tsv"
        column = "CAGE"
        transform = "log2p1"
        [features]
        file = "featuresNAME.tsv"
        columns = ["length", "activity"]
        log10p1 = ["activity"]
        derived = { activity = ["a"] }
        [[signal]]
        name = "a"
        file = "aNAME.bw"
        unit = "fragments"
        [[signal]]
        name = "b"
        file = "bNAME.bw"
        scale = 2
        transform = "log10p1"
        unit = "reads"
        [split]
        test = ["chr2"]
        [[model]]
        name = "pair"
        files = ["m2.safetensors", "m22.safetensors"]
        [[model]]
        name = "other"
        files = ["m22.safetensors", "m3.safetensors"]

        """

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var random = SplitMix64(seed: 11)
        for name in ["genome.fa", "other.fa"] {
            let contigs = ["chr1", "chr2"].map { contig in
                let bases = (0..<3000).map { _ in "ACGT".randomElement(using: &random) ?? "A" }
                return ">\(contig)\n\(String(bases))\n"
            }
            try write(contigs.joined(), as: name)
        }
        try write(Self.genes(Array(0..<Self.geneCount)), as: "genes.tsv")
        for name in ["A", "B"] { try writeCondition(name, &random) }
        try writeModels()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// A table of genes, 13 to a contig.
    static func genes(_ numbers: [Int]) -> String {
        "gene_id\tsymbol\tchrom\ttss\tstrand\n"
            + numbers.map { number in
                "G\(number)\tS\(number)\t\(number < 13 ? "chr1" : "chr2")\t\(100 + (number % 13) * 200)\t+\n"
            }.joined()
    }

    private func writeCondition(_ name: String, _ random: inout SplitMix64) throws {
        var (expression, features) = ("gene_id\tCAGE\n", "gene_id\tlength\tactivity\n")
        for number in 0..<Self.geneCount {
            if number != 4 { expression += "G\(number)\t\(Float(10 * random.unit()))\n" }
            features += "G\(number)\t\(Float(number) / 10)\t\(Float(random.unit()))\n"
        }
        try write(expression, as: "expression\(name).tsv")
        try write(features, as: "features\(name).tsv")
        for signal in ["a", "b"] {
            let track = try BigWigWriter(
                path: path("\(signal)\(name).bw"), contigs: [("chr1", 3000), ("chr2", 3000)])
            for contig in ["chr1", "chr2"] {
                try track.append(
                    contig: contig, start: 0, values: (0..<3000).map { _ in Float(random.unit()) })
            }
            try track.commit()
        }
        try write(Self.manifest.replacing("NAME", with: name), as: "\(name).toml")
    }

    private func writeModels() throws {
        var c = ModelConfiguration.released
        (c.width, c.layers, c.inner, c.states, c.rank) = (8, 1, 16, 4, 1)
        (c.signals, c.features, c.centerLength) = (2, 2, 64)
        c.generator?.channels = [2, 4, 8]
        let dataSet = try DataSet(path: path("A.toml"))
        let learned = LearnedGenes(
            dataSet.genes.filter { $0.contig == "chr1" }, isSimulated: true, split: "train")
        for seed in [2, 22, 3] {
            var checkpoint = Checkpoint(
                Parameters(initialising: c, seed: UInt64(seed)), configuration: c)
            checkpoint.metadata.merge(learned.metadata) { $1 }
            try checkpoint.write(safetensors: path("m\(seed).safetensors"))
        }
    }

    /// Another manifest of B, with some of its text replaced.
    func manifest(_ replacements: [(String, String)]) throws -> String {
        var text = Self.manifest.replacing("NAME", with: "B")
        for (old, new) in replacements { text = text.replacing(old, with: new) }
        let name = "B\(UUID().uuidString).toml"
        try write(text, as: name)
        return name
    }

    /// The two, each predicted by a model of its manifest, or B by A's.
    func conditions(
        _ b: String = "B.toml", model: String = "pair", sharing: Bool = false
    ) throws -> Conditions {
        let a = try DataSetModel(DataSet(path: path("A.toml")), named: "pair")
        let other = try DataSet(path: path(b))
        return try Conditions(
            a, sharing ? DataSetModel(other, sharing: a) : DataSetModel(other, named: model))
    }

    /// A table's lines and its rows by gene and column.
    func table(_ name: String) throws -> (header: [String], rows: [String: [String: String]]) {
        let lines = try read(name).split(separator: "\n").map(String.init)
        let cells = lines.filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let columns = cells.first ?? []
        let rows = cells.dropFirst().map { ($0[0], Dictionary(uniqueKeysWithValues: zip(columns, $0))) }
        return (lines.filter { $0.hasPrefix("#") }, Dictionary(uniqueKeysWithValues: rows))
    }
}
