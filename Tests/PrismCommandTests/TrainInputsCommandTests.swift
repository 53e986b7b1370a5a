import Checkpoints
import Foundation
import Testing

/// What a training run is given: other signals, other weights; and what it says at its end.
@Suite struct TrainInputsCommandTests {
    private let training = TrainCommandTests()

    private func metadata(_ folder: URL, _ name: String) throws -> [String: String] {
        try Checkpoint.read(
            contentsOf: folder.appendingPathComponent("\(name)/seed-2/best.safetensors").path
        ).metadata
    }

    @Test func `at its end a run says how well held-out genes are predicted, and how to look`() throws {
        try training.withSimulation { folder in
            let outcome = try training.train(folder, to: "run")
            try #require(outcome.status == 0, "\(outcome.errors)")
            #expect(
                outcome.output.contains("held out: r ") && outcome.output.contains("test gene"),
                "\(outcome.output)")
            let command = try #require(outcome.output.split(separator: "\n").last { $0.hasPrefix("prism ") })
            let words = command.split(separator: " ").dropFirst().map(String.init)
            let opened = try Program.run(Program.executable, words)
            #expect(opened.status == 0, "\(command): \(opened.errors)")
        }
    }

    @Test func `a signal that is left out is no input, and what is made of it is not seen`() throws {
        try training.withSimulation { folder in
            let outcome = try training.train(folder, to: "run", "--without", "DNase")
            try #require(outcome.status == 0, "\(outcome.errors)")
            #expect(try metadata(folder, "run")["signals"] == "H3K27ac,Hi-C,H3K4me3")
            #expect(try metadata(folder, "run")["withheld"] == "DNase")
            let data = folder.path + "/data/dataset.toml"
            let weights = folder.path + "/run/seed-2/best.safetensors"
            func predicted(_ mask: String...) throws -> String {
                let outcome = try Program.run(
                    Program.executable, ["predict", data, "--weights", weights, "--baseline", "zero"] + mask)
                #expect(outcome.status == 0, "\(outcome.errors)")
                return outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(
                    separator: "\n")
            }
            let before = try predicted()
            let features = folder.appendingPathComponent("data/features.tsv")
            let rows = try String(contentsOf: features, encoding: .utf8).split(separator: "\n")
            let changed = rows.map { row in
                row.hasPrefix("#") || row.hasPrefix("gene_id")
                    ? String(row) : row.prefix(through: row.lastIndex(of: "\t") ?? row.startIndex) + "7"
            }
            #expect(rows.contains { $0.hasSuffix("\tpromoter_activity") })
            try Data((changed.joined(separator: "\n") + "\n").utf8).write(to: features)
            #expect(try predicted() == before)
            let masked = try Program.run(
                Program.executable, ["predict", data, "--weights", weights, "--mask", "promoter_activity"])
            #expect(
                masked.status != 0
                    && masked.errors.contains(
                        "the model does not take promoter_activity: it was trained without DNase; it takes H3K27ac"
                    ),
                "\(masked.errors)")
            let wrong = try training.train(folder, to: "other", "--without", "DNasse")
            #expect(wrong.status != 0 && wrong.errors.contains("did you mean \"DNase\""), "\(wrong.errors)")
        }
    }

    @Test func `words are sought in what a model leaves, and taught where a table names them`() throws {
        try training.withSimulation { folder in
            let table = folder.path + "/words.tsv"
            try "word\tfirst\tlast\tstrand\teffect\nTATAAA\t-40\t-1\teither\t0.4\n".write(
                toFile: table, atomically: true, encoding: .utf8)
            let taught = try training.train(folder, to: "taught", "--words", table, "--max-steps", "2")
            try #require(taught.status == 0, "\(taught.errors)")
            #expect(try metadata(folder, "taught")["words"] == "TATAAA")
            let data = folder.path + "/data/dataset.toml"
            let weights = folder.path + "/taught/seed-2/best.safetensors"
            let found = try Program.prism("words", data, "--weights", weights)
            #expect(found.status != 0 && found.errors.contains("50 or more"), "\(found.errors)")
            let none = try training.train(folder, to: "none", "--words", folder.path + "/no.tsv")
            #expect(none.status != 0 && none.errors.contains("no.tsv"), "\(none.errors)")
        }
    }

    /// Genes that the earlier weights learned from are not held out, whatever the split is now.
    @Test func `weights remember what those they were started from learned from`() throws {
        try training.withSimulation { folder in
            let first = try training.train(folder, to: "first", "--max-steps", "2")
            try #require(first.status == 0, "\(first.errors)")
            let manifest = folder.appendingPathComponent("data/dataset.toml")
            let text = try String(contentsOf: manifest, encoding: .utf8)
            let swapped = text.replacing(/test = \[.*\]/, with: "test = [\"chrSim1\"]")
            #expect(swapped != text)
            try swapped.write(to: manifest, atomically: true, encoding: .utf8)
            let second = try training.train(
                folder, to: "second", "--init", folder.path + "/first/seed-2/best.safetensors", "--max-steps",
                "2")
            try #require(second.status == 0, "\(second.errors)")
            let told = try Program.prism(
                "evaluate", manifest.path, "--weights", folder.path + "/second/seed-2/best.safetensors",
                "--bootstrap", "0")
            let row = try #require(told.output.split(separator: "\n").first { $0.hasPrefix("chrSim1 ") })
            #expect(row.contains("learned from"), "\(told.output)")
        }
    }

    @Test func `a setting out of bounds is named with its value`() throws {
        try training.withSimulation { folder in
            let config = folder.appendingPathComponent("config.toml")
            for (line, words) in [
                (
                    "[model]\nbackground_states = 1",
                    "line 2: [model] background_states cannot be 1; expected 2 … 32"
                ),
                (
                    "[training]\nsignal_dropout = 1.5",
                    "config.toml: [training]: setting signal_dropout is 1.5"
                ),
                (
                    "[training]\nsignal_dropout_single = -0.5",
                    "config.toml: [training]: setting signal_dropout_single is -0.5"
                ),
                ("[model]\nd_model = 0.5", "[model] d_model cannot be 0.5"),
                ("[training]\nsteps = \"many\"", "[training] steps cannot be \"many\""),
                ("[training]\nstepps = 2", "[training] has no key \"stepps\""),
            ] {
                try line.write(to: config, atomically: true, encoding: .utf8)
                let outcome = try training.train(folder, to: "none")
                #expect(outcome.status != 0 && outcome.errors.contains(words), "\(outcome.errors)")
            }
        }
    }

    /// The tensor of a run's best weights whose name ends so; nil where there is none.
    private func tensor(_ folder: URL, _ run: String, _ ending: String) throws -> [Float]? {
        let file = folder.appendingPathComponent("\(run)/seed-2/best.safetensors").path
        return try Checkpoint.read(contentsOf: file).tensors.first { $0.key.hasSuffix(ending) }?.value
            .floats()
    }

    @Test func `trained weights are gone on with, on other signals`() throws {
        try training.withSimulation { folder in
            let first = try training.train(folder, to: "first", "--without", "DNase", "--max-steps", "10")
            try #require(first.status == 0, "\(first.errors)")
            let weights = folder.path + "/first/seed-2/best.safetensors"
            let second = try training.train(
                folder, to: "second", "--init", weights, "--freeze", "backbone", "--max-steps", "2")
            try #require(second.status == 0, "\(second.errors)")
            #expect(second.output.contains("which did not know DNase"), "\(second.output)")
            #expect(try metadata(folder, "second")["signals"] == "H3K27ac,DNase,Hi-C,H3K4me3")
            #expect(try metadata(folder, "second")["started_from"] == weights)
            // The last stage's recipe alone does not make their counterparts.
            let staged = folder.path + "/second/seed-2/best.safetensors"
            let retrained = try Program.prism(
                "ablate", folder.path + "/data/dataset.toml", "--weights", staged, "--retrain", "--models",
                folder.path + "/retrained")
            #expect(
                retrained.status != 0 && retrained.errors.contains("was trained from other weights"),
                "\(retrained.errors)")
            let layer = "caduceus.backbone.norm_f.weight"
            #expect(try tensor(folder, "first", layer) == tensor(folder, "second", layer))
            let other = try training.train(folder, to: "third", "--init", weights, "--variant", "concat")
            #expect(other.status != 0 && other.errors.contains("--variant prism"), "\(other.errors)")
            let alone = try training.train(folder, to: "fourth", "--freeze", "backbone")
            #expect(alone.status != 0 && alone.errors.contains("--freeze goes with --init"))
        }
    }

    @Test func `weights of sequence alone are gone on with, adjusted for background states`() throws {
        try training.withSimulation { folder in
            let first = try training.train(folder, to: "first", "--variant", "sequence", "--max-steps", "5")
            try #require(first.status == 0, "\(first.errors)")
            let weights = folder.path + "/first/seed-2/best.safetensors"
            let second = try training.train(
                folder, to: "second", "--init", weights, "--variant", "background", "--max-steps", "2")
            try #require(second.status == 0, "\(second.errors)")
            #expect(try metadata(folder, "second")["started_from"] == weights)
            // Two small steps away from what it began with.
            let layer = "caduceus.backbone.norm_f.weight"
            let (old, new) = (
                try #require(try tensor(folder, "first", layer)),
                try #require(try tensor(folder, "second", layer))
            )
            #expect(old.count == new.count && zip(old, new).allSatisfy { abs($0 - $1) < 0.05 } && old != new)
            #expect(try tensor(folder, "first", "background.effects") == nil)
            let effects = try #require(try tensor(folder, "second", "background.effects"))
            #expect(effects.count >= 2 && effects.contains { $0 != 0 })
            let adjusted = folder.path + "/second/seed-2/best.safetensors"
            let third = try training.train(
                folder, to: "third", "--init", adjusted, "--variant", "background", "--max-steps", "2")
            #expect(third.status == 0, "\(third.errors)")
            let other = try training.train(folder, to: "fourth", "--init", adjusted, "--variant", "concat")
            #expect(other.status != 0 && other.errors.contains("--variant background"), "\(other.errors)")
        }
    }

    @Test func `a data set in other units is a warning that names both`() throws {
        try training.withSimulation { folder in
            let outcome = try training.train(folder, to: "run", "--max-steps", "2")
            try #require(outcome.status == 0, "\(outcome.errors)")
            let manifest = folder.appendingPathComponent("data/dataset.toml")
            let text = try String(contentsOf: manifest, encoding: .utf8)
            let other = folder.appendingPathComponent("data/other.toml")
            try text.replacing(
                "file = \"tracks/DNase.bw\"\n", with: "file = \"tracks/DNase.bw\"\nscale = 10\n"
            )
            .write(to: other, atomically: true, encoding: .utf8)
            func errors(_ data: URL) throws -> String {
                try Program.run(
                    Program.executable,
                    [
                        "evaluate", data.path, "--weights", folder.path + "/run/seed-2/best.safetensors",
                        "--bootstrap", "0",
                    ]
                ).errors
            }
            #expect(try !errors(manifest).contains("were trained with"))
            let warning = try errors(other)
            #expect(
                warning.contains("warning: DNase is given as log10(fragments + 1), file × 10"), "\(warning)")
            #expect(warning.contains("were trained with log10(fragments + 1)"), "\(warning)")
        }
    }

    @Test func `weights can be averaged`() throws {
        try training.withSimulation { folder in
            try (TrainCommandTests.config + "\nweight_average = 0.99\n").write(
                to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
            let outcome = try training.train(folder, to: "run", "--max-steps", "4")
            try #require(outcome.status == 0, "\(outcome.errors)")
            let state = try Checkpoint.read(
                contentsOf: folder.appendingPathComponent("run/seed-2/last.safetensors").path)
            #expect(state.tensors["training.averaged"] != nil)
            #expect(try metadata(folder, "run")["settings"]?.contains("\"weightAverage\":0.99") == true)
        }
    }
}
