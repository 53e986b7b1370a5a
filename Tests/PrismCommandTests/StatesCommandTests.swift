import Checkpoints
import Foundation
import PrismModel
import Testing

/// `prism states`, run as a command on a small simulated data set.
@Suite(.serialized) struct StatesCommandTests {
    private let folder: URL
    private let dataset: String
    private let weights: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        dataset = folder.appending(path: "set/dataset.toml").path
        try SimulatedSet.copy(genes: 24, to: folder.appending(path: "set").path)
        weights = folder.appending(path: "m.safetensors").path
        try Self.write(weights) { _ in }
    }

    private static func write(_ path: String, _ change: (inout ModelConfiguration) -> Void) throws {
        var configuration = ModelConfiguration.released
        configuration.width = 16
        configuration.layers = 1
        configuration.inner = 32
        configuration.rank = 1
        change(&configuration)
        try Checkpoint(Parameters(initialising: configuration, seed: 2), configuration: configuration)
            .write(safetensors: path)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func states(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(
            Program.executable,
            ["states", dataset] + arguments + ["--weights", weights, "--signals", "H3K27ac,DNase,Hi-C"])
    }

    @Test func `writes genes and ribbon, prints a summary and scores`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try states(
            "-o", path("s.tsv"), "--bed", path("s.bed"), "--flank", "2000", "--truth", "--k", "3", "--full")
        #expect(text.status == 0, "\(text.errors)")
        for words in [
            "3 states of 24 genes, SIMULATED", "true states: ARI / NMI", "mean log signals", "ribbon:",
        ] {
            #expect(text.output.contains(words), "\(words)")
        }
        let table = try String(contentsOfFile: path("s.tsv"), encoding: .utf8)
        #expect(table.hasPrefix("# prism ") && table.contains("\tobserved\tintervened\tstate\t"))
        #expect(table.split(separator: "\n").count { $0.hasPrefix("SIMG") } == 24)
        let bed = try String(contentsOfFile: path("s.bed"), encoding: .utf8).split(separator: "\n")
            .drop { $0.hasPrefix("#") }.dropFirst()
        #expect(!bed.isEmpty && bed.allSatisfy { $0.split(separator: "\t").count == 9 })

        // The same again, byte by byte.
        let again = try states("-o", path("t.tsv"), "--truth", "--k", "3", "--full", "--json")
        #expect(try String(contentsOfFile: path("t.tsv"), encoding: .utf8) == table)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
        #expect(json["k"] as? Int == 3 && (json["sizes"] as? [Int])?.reduce(0, +) == 24)
        #expect(json["ari"] is Double && json["nmi"] is Double && json["silhouette"] is Double)
        let first = try #require((json["states"] as? [[String: Any]])?.first)
        #expect(Set((first["signals"] as? [String: Any] ?? [:]).keys) == ["H3K27ac", "DNase", "Hi-C"])
        #expect(first["intervention_effect"] is Double)
    }

    @Test func `says what it cannot do`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Self.write(path("plain.safetensors")) { $0.generator = nil }
        let plain = try Program.prism(
            "states", dataset, "--weights", path("plain.safetensors"), "--signals", "H3K27ac,DNase,Hi-C")
        #expect(plain.status != 0 && plain.errors.contains("has no context generator"))
        for (arguments, words) in [
            (["--k", "0"], "--k must be"), (["--k", "99"], "--k must be"),
            (["--step", "1"], "--step must be"),
            (["--contig", "chr1"], "are for --bed"), (["else"], "one argument too many"),
            (["none.tsv", "--truth"], "none.tsv"), (["--names", "none.tsv"], "none.tsv"),
            (["--bed", path("x.bed"), "--contig", "chr77"], "no such contig"),
        ] {
            let outcome = try Program.run(
                Program.executable,
                ["states", dataset, "--weights", weights, "--signals", "H3K27ac,DNase,Hi-C"] + arguments)
            #expect(outcome.status != 0 && outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: path("x.bed")))
    }

    @Test func `the explorer shows the states`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let manifest = try String(contentsOfFile: dataset, encoding: .utf8)
        try
            (manifest + """

                [[model]]
                name = "tiny"
                files = ["../m.safetensors"]
                signals = ["H3K27ac", "DNase", "Hi-C"]

                """).write(toFile: dataset, atomically: true, encoding: .utf8)
        let shown = try Program.prism("snapshot", dataset, "--view", "states", "--size", "100x30")
        #expect(shown.status == 0, "\(shown.errors)")
        for words in ["Background states", "typical genes", "▸█ S1", "int-pred"] {
            #expect(shown.output.contains(words), "\(words)")
        }
    }
}
