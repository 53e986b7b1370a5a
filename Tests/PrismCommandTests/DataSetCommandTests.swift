import Checkpoints
import Foundation
import PrismModel
import Testing

@testable import prism

/// `prism check`, `window`, `predict`, `merge` and `evaluate`, run as commands on a small simulated data set.
@Suite(.serialized) struct DataSetCommandTests {
    private let folder: URL
    private let dataset: String
    private let weights: [String]

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        dataset = folder.appending(path: "set/dataset.toml").path
        try SimulatedSet.copy(genes: 16, to: folder.appending(path: "set").path)
        var configuration = ModelConfiguration.released
        configuration.width = 16
        configuration.layers = 1
        configuration.inner = 32
        configuration.rank = 1
        var paths: [String] = []
        for seed in [2, 22] {
            let path = folder.appending(path: "m\(seed).safetensors").path
            try Checkpoint(
                Parameters(initialising: configuration, seed: UInt64(seed)), configuration: configuration
            ).write(safetensors: path)
            paths.append(path)
        }
        weights = paths
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    /// The options that name the two models and their signals.
    private var model: [String] {
        weights.flatMap { ["--weights", $0] } + ["--signals", "H3K27ac,DNase,Hi-C"]
    }

    private func prism(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(Program.executable, arguments)
    }

    private func json(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func `check reports in text and in JSON, and fails where predictions would be wrong`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try prism(["check", dataset])
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("16 genes") && text.output.contains("signal 4    H3K4me3"))
        let report = try json(prism(["check", dataset, "--json"]))
        for key in [
            "data_set", "genome", "genes", "expression", "features", "signals", "split", "findings", "window",
        ] {
            #expect(report[key] != nil, "\(key)")
        }
        let genes = try String(contentsOfFile: path("set/genes.tsv"), encoding: .utf8).split(separator: "\n")
        var fields = genes[1].split(separator: "\t", omittingEmptySubsequences: false)
        fields[3] = "99999999"
        try ([genes[0], Substring(fields.joined(separator: "\t"))] + genes.dropFirst(2)).joined(
            separator: "\n"
        )
        .write(toFile: path("set/genes.tsv"), atomically: true, encoding: .utf8)
        let failed = try prism(["check", dataset])
        #expect(failed.status == 1 && failed.output.contains("lies beyond the end of its contig"))
        let folder = try prism(["check", path("set"), "--json"])
        #expect(folder.status == 1 && folder.output.contains("lies beyond the end of its contig"))
        let empty = try prism(["check", self.folder.path])
        #expect(empty.status != 0 && empty.errors.contains("there is no dataset.toml in"))
        let missing = try prism(["check", path("none.toml")])
        #expect(missing.status != 0 && missing.errors.contains("none.toml"))
    }

    @Test func `window prints a row per base`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try prism(["window", dataset, "SIM3", "--length", "50"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.first == "chrom\tposition\tbase\tH3K27ac\tDNase\tHi-C\tH3K4me3")
        #expect(rows.count == 51 && rows.allSatisfy { $0.split(separator: "\t").count == 7 })
        #expect(try prism(["window", dataset, "NOBODY"]).errors.contains("no gene is named \"NOBODY\""))
    }

    @Test func `predict in shards, merge, evaluate`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = try prism(["predict", dataset, "--full", "--output", path("whole.tsv")] + model)
        #expect(whole.status == 0, "\(whole.errors)")
        for shard in 1...4 {
            let outcome = try prism(
                [
                    "predict", dataset, "--full", "--shard", "\(shard)/4", "-o", path("\(shard).tsv"),
                    "--threads", "1",
                ]
                    + model)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let merged = try prism(
            ["merge", "--output", path("merged.tsv")] + [3, 1, 4, 2].map { path("\($0).tsv") })
        #expect(merged.status == 0, "\(merged.errors)")
        let bytes = try Data(contentsOf: folder.appending(path: "whole.tsv"))
        #expect(try Data(contentsOf: folder.appending(path: "merged.tsv")) == bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self).contains(
                "gene_id\tsymbol\tchrom\ttss\tstrand\tmeasured\tobserved\tobserved_sd\tintervened\theld_out\n"
            ))

        let printed = try prism(["predict", dataset, "--genes", "SIM1,SIM2", "--mask", "Hi-C"] + model)
        #expect(printed.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.count == 3)

        var table = try json(
            prism(["evaluate", dataset, "--predictions", path("whole.tsv"), "--json", "--bootstrap", "20"]))
        var anew = try json(prism(["evaluate", dataset, "--json", "--bootstrap", "20"] + model))
        let made = [
            table.removeValue(forKey: "provenance") as? [String] ?? [],
            anew.removeValue(forKey: "provenance") as? [String] ?? [],
        ]
        #expect(made[0].first == "prism \(Version.text) evaluate, of \(path("whole.tsv"))")
        #expect(made[0].count > 8 && made[1].count > 8 && Set(made[0]).isSuperset(of: made[1].dropFirst()))
        #expect(NSDictionary(dictionary: table) == NSDictionary(dictionary: anew))
        let groups = try #require(table["groups"] as? [[String: Any]])
        #expect(groups.first?["genes"] as? Int == 16)
        #expect((groups.first?["pearson"] as? [String: Any])?["value"] is Double)
        let text = try prism(["evaluate", dataset, "--predictions", path("whole.tsv"), "--bootstrap", "0"])
        #expect(text.output.contains("SIMULATED") && text.output.contains("Spearman"))
    }

    @Test func `options that do not go together`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for arguments in [
            ["predict", dataset], ["predict", dataset, "--shard", "5/4"],
            ["predict", dataset, "--region", "chr1:5-1"],
            ["predict", dataset, "--genes", "a", "--region", "chr1"],
            ["predict", dataset, "--signals", "DNase"],
            ["predict", dataset, "--threads", "0"], ["evaluate", dataset, "--bootstrap", "-1"],
            ["predict", dataset, "--mask", "ATAC"] + model, ["merge", "-o", path("m.tsv"), dataset],
            ["import", "geneexp", folder.path, "--cell", "K562", "-o", path("d.toml")],
        ] {
            let outcome = try prism(arguments)
            #expect(outcome.status != 0 && outcome.status < 128 && !outcome.errors.isEmpty, "\(arguments)")
        }
    }
}
