import Foundation
import Testing

/// Training, and what follows, of models that are adjusted for background states.
@Suite(.serialized) struct AdjustedModelCommandTests {
    private let folder: URL
    private var dataset: String { path("set/dataset.toml") }
    private var weights: String { path("trained/seed-2/best.safetensors") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        try SimulatedSet.copy(genes: 60, to: folder.appending(path: "set").path)
        try edit { $0.replacing("window = 2000", with: "window = 256") }
        try """
        [model]
        d_model = 8
        n_layer = 1
        background_states = 4
        background_tau = 0.2
        [training]
        steps = 12
        batch = 2
        background_learning_rate = 2e-2
        validation_interval = 4
        """.write(toFile: path("config.toml"), atomically: true, encoding: .utf8)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func edit(_ change: (String) -> String) throws {
        let text = try String(contentsOfFile: dataset, encoding: .utf8)
        try change(text).write(toFile: dataset, atomically: true, encoding: .utf8)
    }

    private func train(_ name: String = "trained", _ extra: String...) throws -> Program.Outcome {
        try Program.run(
            Program.executable,
            [
                "train", dataset, "-o", path(name), "--config", path("config.toml"), "--variant",
                "background", "--threads", "2",
            ] + extra)
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let outcome = try Program.run(Program.executable, arguments + ["--json"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func `is trained, and read by what predicts, evaluates and paints`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let trained = try train()
        try #require(trained.status == 0, "\(trained.errors)")
        for words in [
            "background  ", "states of H3K27ac, DNase, H3K4me3, learned from", "chrSim1", "S1 ", "P 0.",
        ] {
            #expect(trained.output.contains(words), "\(words): \(trained.output)")
        }
        // Stopped and gone on with, the same file.
        #expect(try train("halves", "--max-steps", "5").status == 0)
        #expect(try train("halves", "--resume").status == 0)
        let last = try ["trained", "halves"].map {
            try Data(contentsOf: folder.appending(path: "\($0)/seed-2/last.safetensors"))
        }
        #expect(last[0] == last[1])

        let table = path("p.tsv")
        let predicted = try Program.prism(
            "predict", dataset, "--weights", weights, "--full", "-o", table)
        #expect(predicted.status == 0, "\(predicted.errors)")
        let rows = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("SIMG") }.map { $0.split(separator: "\t").map(String.init) }
        #expect(rows.count == 60 && rows.contains { $0[6] != $0[7] } && rows.allSatisfy { $0[7] != "NA" })

        let causal = ["do_pearson", "do_mse", "follows_background"]
        for intervened in [[], ["--intervened"]] {
            let made = try Program.run(
                Program.executable,
                ["evaluate", dataset, "--weights", weights, "--truth", "--bootstrap", "20", "--json"]
                    + intervened)
            let read = try Program.run(
                Program.executable,
                ["evaluate", dataset, "--predictions", table, "--truth", "--bootstrap", "20", "--json"]
                    + intervened)
            let (one, other) = try (
                JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [String: Any],
                JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: Any]
            )
            let groups = try #require(one?["groups"] as? [[String: Any]], "\(made.errors)")
            // The table says which genes the weights learned from.
            let others = try #require(other?["groups"] as? [[String: Any]], "\(read.errors)")
            #expect(NSArray(array: groups) == NSArray(array: others))
            #expect(groups.first?["held_out"] as? Bool == false && groups.first?["held_out_genes"] is Int)
            #expect(one?["scored"] as? String == (intervened.isEmpty ? "observed" : "intervened"))
            #expect(groups.map { $0["by"] as? String }.contains("split"))
            for group in groups {
                for figure in causal { #expect((group[figure] as? [String: Any])?["value"] is Double) }
            }
        }
        let text = try Program.prism(
            "evaluate", dataset, "--weights", weights, "--truth", "--intervened", "--bootstrap", "0")
        #expect(text.output.hasPrefix("intervened against measured") && text.output.contains("follows"))
        let plain = try json("evaluate", dataset, "--weights", weights, "--bootstrap", "0")
        #expect((plain["groups"] as? [[String: Any]])?.allSatisfy { $0["do_mse"] == nil } == true)

        let changes = try json(
            "compare", dataset, dataset, "--weights", weights, "--region", "chrSim3", "--bootstrap", "0")
        let known = try #require(changes["states_known"] as? Int)
        #expect(known > 0 && known == changes["genes"] as? Int && changes["states_moved"] as? Int == 0)
        let states = try json("states", dataset, "--background", "--weights", weights, "--truth")
        #expect(states["states"] is Int && states["tss_ari"] is Double && states["learning"] == nil)
        let made = states["provenance"] as? [String] ?? []
        #expect(made.contains { $0.hasPrefix("model: ") } && made.contains { $0.contains(" sha256 ") })
        let contexts = try Program.prism("states", dataset, "--weights", weights)
        #expect(contexts.status != 0 && contexts.errors.contains("--background"))
        let masked = try Program.prism(
            "predict", dataset, "--weights", weights, "--mask", "H3K27ac,DNase,Hi-C,H3K4me3", "--full")
        #expect(masked.status == 0, "\(masked.errors)")
        // Nothing is known of the background: what is predicted is what is predicted under the intervention.
        for line in masked.output.split(separator: "\n") where line.hasPrefix("SIMG") {
            let fields = line.split(separator: "\t")
            #expect(fields[6] == fields[7])
        }
        #expect(try Program.prism("example", "--weights", weights).status == 0)
        // Retrained without a signal, the states are learned without it; without any, there are none.
        let ablated = try json(
            "ablate", dataset, "--weights", weights, "--retrain", "--models", path("models"), "--bootstrap",
            "0")
        #expect((ablated["masks"] as? [[String: Any]])?.count == 10)
        let alone = try Program.prism("info", path("models/mask-1000/member-1/best.safetensors"))
        #expect(alone.output.contains("background_signals") && alone.output.contains("[0]"))
        let none = try Program.prism("info", path("models/mask-0000/member-1/best.safetensors"))
        #expect(none.status == 0 && !none.output.contains("background_signals"))
        try expectWarnings(folder)
    }

    /// Where signals hold no background, whatever predicts says that nothing is adjusted for.
    private func expectWarnings(_ folder: URL) throws {
        try edit { $0.replacing("file = \"tracks/", with: "scale = 1e-44\nfile = \"tracks/") }
        let table = try String(contentsOfFile: path("set/genes.tsv"), encoding: .utf8)
        let rows = table.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        let gene = try #require(
            rows.first { $0.count > 3 && $0.contains("chrSim1") && !$0[0].hasPrefix("#") })
        let place = try #require(gene.compactMap(Int.init).first)
        // One of the four has the genome's base.
        let records = ["A", "C", "G", "T"].map {
            "chrSim1\t\(place)\t.\t\($0)\t\($0 == "A" ? "C" : "A")\t.\t.\t.\n"
        }
        let head = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
        try Data((head + records.joined()).utf8).write(to: URL(filePath: path("one.vcf")))
        for arguments in [
            ["predict", dataset], ["evaluate", dataset, "--bootstrap", "0"],
            ["ablate", dataset, "--bootstrap", "0"],
            ["compare", dataset, dataset, "--bootstrap", "0", "--json"],
            ["attribute", dataset, "--genes", gene[0], "--method", "gxi", "-o", path("attributed")],
            ["variants", dataset, path("one.vcf"), "--skip-mismatches"],
        ] {
            let run = try Program.run(Program.executable, arguments + ["--weights", weights])
            #expect(
                run.status == 0
                    && run.errors.contains("no background information in these signals on chrSim"),
                "\(arguments[0]): \(run.errors)")
        }
    }

    @Test func `folds that are held out are not learned from`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let command = [
            "crossvalidate", dataset, "-o", path("cv"), "--folds", "2", "--config", path("config.toml"),
            "--variant", "background", "--bootstrap", "0", "--without", "DNase", "--threads", "2",
        ]
        let first = try Program.run(Program.executable, command)
        try #require(first.status == 0, "\(first.errors)")
        #expect(try Program.run(Program.executable, command).output == first.output)
        let info = try Program.prism("info", path("cv/fold-1/seed-2/best.safetensors"))
        #expect(info.output.contains("background_signals") && info.output.contains("[0,3]"), "\(info.output)")
        #expect(info.output.contains("adjusted for"))
    }

    @Test func `refuses where the signals hold no background, and where there is no truth`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try "[model]\nbackground_form = \"other\"\n".write(
            toFile: path("bad.toml"), atomically: true, encoding: .utf8)
        let bad = try Program.prism(
            "train", dataset, "-o", path("x"), "--variant", "background", "--config", path("bad.toml"))
        #expect(bad.status != 0 && bad.errors.contains("background_form"))
        let concat = try Program.prism(
            "train", dataset, "-o", path("c"), "--variant", "concat", "--config", path("config.toml"),
            "--max-steps", "1")
        try #require(concat.status == 0, "\(concat.errors)")
        #expect(
            concat.errors.contains(
                "only --variant background takes background_states, background_tau, background_learning_rate"),
            "\(concat.errors)")
        let none = try Program.prism(
            "evaluate", dataset, "--weights", path("c/seed-2/best.safetensors"), "--intervened")
        #expect(none.status != 0 && none.errors.contains("no intervened prediction"))
        let states = try Program.prism(
            "states", dataset, "--background", "--weights", path("c/seed-2/best.safetensors"))
        #expect(states.status != 0 && states.errors.contains("not adjusted for background states"))
        try edit { $0.replacing("simulated = true", with: "simulated = false") }
        let truth = try Program.prism(
            "evaluate", dataset, "--weights", path("c/seed-2/best.safetensors"), "--truth")
        #expect(truth.status != 0 && truth.errors.contains("truth of measured data"))
        // A scale so small that nothing is left of any value.
        try edit { $0.replacing("file = \"tracks/", with: "scale = 1e-44\nfile = \"tracks/") }
        let refused = try train()
        #expect(
            refused.status != 0 && refused.errors.contains("no background information in these signals"),
            "\(refused.errors)")
        #expect(!FileManager.default.fileExists(atPath: path("trained/seed-2/last.safetensors")))
    }
}
