import Checkpoints
import Foundation
import PrismModel
import Testing

/// `prism compare` and `prism simulate --cell-types`, run as commands.
struct CompareCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
    private var a: String { path("two/K562/dataset.toml") }
    private var b: String { path("two/GM12878/dataset.toml") }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let made = try prism(
            "simulate", "--genes", "20", "--cell-types", "K562,GM12878", "--changed-domains", "0.5", "-o",
            path("two"))
        try #require(made.status == 0, "\(made.errors)")
        #expect(made.output.hasPrefix("SIMULATED"))
        #expect(made.output.contains("GM12878: \(path("two"))/GM12878/dataset.toml"))
        var configuration = ModelConfiguration.released
        (configuration.width, configuration.layers, configuration.inner, configuration.rank) = (16, 1, 32, 1)
        configuration.signals = 4
        for seed in [2, 22] {
            try Checkpoint(
                Parameters(initialising: configuration, seed: UInt64(seed)), configuration: configuration
            ).write(safetensors: path("m\(seed).safetensors"))
        }
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func prism(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(Program.executable, arguments)
    }

    private func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func `a table with shares and transplants, and what it says of changes`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try prism(
            "compare", a, b, "--weights", path("m2.safetensors"), "--weights", path("m22.safetensors"),
            "--shapley", "--transplant", "H3K27ac,all", "-o", path("changes.tsv"), "--bootstrap", "20")
        #expect(made.status == 0, "\(made.errors)")
        #expect(
            made.output.contains("changes from A to B of 20 genes, log10(CAGE + 1), simulated, SIMULATED"))
        #expect(made.output.contains("change of the mean DNase in the window"))
        let text = try String(contentsOfFile: path("changes.tsv"), encoding: .utf8)
        for line in [
            "# A: data set: Simulated K562, seed 2 (SIMULATED)",
            "# B: data set: Simulated GM12878, seed 2 (SIMULATED)", "# genes: 20 of 20 in both, all",
            "# change: B less A",
        ] { #expect(text.contains(line + "\n"), "\(line)") }
        let table = rows(text)
        let columns = table[0]
        #expect(
            Array(columns.prefix(16)) == [
                "gene_id", "symbol", "chrom", "tss", "strand", "gene_id_b", "paired_by", "split", "held_out",
                "measured_a", "measured_b", "measured_change", "observed_a", "observed_b", "observed_change",
                "observed_change_sd",
            ])
        #expect(table.count == 21 && table.allSatisfy { $0.count == columns.count })
        func values(_ name: String) -> [Double] {
            guard let place = columns.firstIndex(of: name) else { return [] }
            return table.dropFirst().compactMap { Double($0[place]) }
        }
        let signals = ["H3K27ac", "DNase", "Hi-C", "H3K4me3"]
        let shares = signals.map { values("shapley_" + $0) }
        for (gene, change) in values("observed_change").enumerated() {
            #expect(abs(shares.reduce(0) { $0 + $1[gene] } - change) < 1e-5)
            #expect(abs(values("transplant_all")[gene] - change) < 1e-5)
        }
        #expect(values("shapley_remainder").allSatisfy { $0 == 0 })
        let read = try prism(
            "compare", a, b, "--changes", path("changes.tsv"), "--json", "--bootstrap", "20", "--truth")
        let json = try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: Any]
        #expect(json?["genes"] as? Int == 20 && json?["simulated"] as? Bool == true)
        #expect((json?["figures"] as? [[String: Any]])?.first?["of"] as? String == "predicted change")
        let against = (json?["figures"] as? [[String: Any]] ?? []).compactMap { $0["against"] as? String }
        #expect(
            Set(against) == ["measured change", "true change", "true change, background averaged out"])
        #expect((json?["provenance"] as? [String])?.contains("change: B less A") == true)
    }

    @Test func `shards, a region, printed`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let weights = ["--weights", path("m2.safetensors")]
        func compare(_ arguments: String...) throws -> Program.Outcome {
            try Program.run(Program.executable, ["compare", a, b] + weights + arguments)
        }
        let whole = try compare("--full")
        #expect(whole.status == 0 && whole.errors.contains("changes from A to B"), "\(whole.errors)")
        for number in 1...3 {
            let part = try compare("--full", "--shard", "\(number)/3", "-o", path("s\(number).tsv"))
            #expect(part.status == 0, "\(part.errors)")
        }
        let merged = try prism(
            "merge", path("s1.tsv"), path("s3.tsv"), path("s2.tsv"), "-o", path("merged.tsv"))
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(try String(contentsOfFile: path("merged.tsv"), encoding: .utf8) == whole.output)
        let region = try compare("--region", "chrSim3")
        #expect(region.output.contains("in both, TSS on chrSim3\n"))
        #expect(rows(region.output).dropFirst().allSatisfy { $0[2] == "chrSim3" })
        let few = try compare("--genes", "SIM3,SIM1", "--json")
        #expect(few.output.hasPrefix("{") && few.output.contains("\"genes\" : 2"), "\(few.errors)")
    }

    @Test func `what cannot be compared says why`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try String(contentsOfFile: b, encoding: .utf8)
        try Data(text.replacing("unit = \"fragments\"", with: "unit = \"RPM\"").utf8)
            .write(to: URL(fileURLWithPath: path("two/GM12878/rpm.toml")))
        let weights = ["--weights", path("m2.safetensors")]
        for (arguments, words) in [
            ([a, b], "a model is needed"),
            ([a, path("two/GM12878/rpm.toml")] + weights, "H3K27ac is fragments in A and RPM in B"),
            ([a, b, "--transplant", "ATAC"] + weights, "takes no signal \"ATAC\""),
            ([a, b, "--genes", "nobody"] + weights, "no gene is named"),
            ([a, b, "--shard", "4/3"] + weights, "--shard must be like"),
            ([a, b, "--genes", "SIM1", "--region", "chrSim1"] + weights, "not both"),
            ([a, b, "--shared", "--weights-b", path("m22.safetensors")] + weights, "only one of them"),
            ([a, b, "--changes", path("none.tsv")], "none.tsv"),
            ([a, b, path("none.tsv"), "--truth"] + weights, "none.tsv"),
            ([a, b, path("none.tsv")] + weights, "one argument too many"),
            ([a, b, "--changes", path("x"), "-o", path("y")], "without --output"),
            ([a] + weights, "other"),
        ] {
            let outcome = try Program.run(Program.executable, ["compare"] + arguments)
            #expect(outcome.status != 0 && outcome.status < 128, "\(arguments)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
        for (arguments, words) in [
            (["--cell-types", "A"], "two different names"),
            (["--cell-types", "A,truth"], "two different names"),
            (["--cell-types", "A,B", "--changed-domains", "2"], "0 to 1"),
            (["--changed-domains", "0.5"], "goes with --cell-types"),
        ] {
            let outcome = try Program.run(
                Program.executable, ["simulate", "-o", path("x"), "--genes", "12"] + arguments)
            #expect(outcome.status != 0 && outcome.errors.contains(words), "\(outcome.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: path("x")))
    }

    /// Weights of their own for each side.
    @Test func `two models`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try prism(
            "compare", a, b, "--weights", path("m2.safetensors"), "--weights-b", path("m22.safetensors"),
            "--genes", "SIM2", "--shapley")
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("predicted by models of their own"))
        #expect(rows(made.output).last?.last == "model")
    }
}
