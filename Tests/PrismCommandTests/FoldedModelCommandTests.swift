import Foundation
import Testing

/// What `prism crossvalidate` wrote, as a model of the commands.
@Suite struct FoldedModelCommandTests {
    private static let config = TrainCommandTests.config.replacing("steps = 60", with: "steps = 3")

    private func prism(_ arguments: [String]) throws -> Program.Outcome {
        let outcome = try Program.run(Program.executable, arguments)
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        return outcome
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func rows(_ table: String) -> [[String]] {
        table.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map {
            $0.split(separator: "\t").map(String.init)
        }
    }

    /// Cross-validates a small simulation and hands on the manifest, the folder and what was printed.
    private func withFolds(
        _ extra: String..., settings: String = FoldedModelCommandTests.config,
        body: (String, String, Program.Outcome) throws -> Void
    ) throws {
        try TrainCommandTests().withSimulation { folder in
            let config = folder.path + "/config.toml"
            try settings.write(toFile: config, atomically: true, encoding: .utf8)
            let set = folder.path + "/data/dataset.toml", out = folder.path + "/cv"
            // The simulation's own model has other sizes; without it the folds are the manifest's first.
            let text = try String(contentsOfFile: set, encoding: .utf8)
            #expect(!text.contains("[[model]]"))
            let made = try prism(
                ["crossvalidate", set, "-o", out, "--config", config, "--threads", "1", "--bootstrap", "20"]
                    + extra)
            try body(set, out, made)
        }
    }

    /// The lines that `crossvalidate` prints make the folder a model, whose figures are those that it printed.
    @Test func evaluatedAsCrossValidated() throws {
        try withFolds("--folds", "3", "--seeds", "2,22", "--json") { set, out, made in
            let printed = try json(made.output)
            let pooled = try #require(printed["pooled"] as? [String: Any])
            let entry = try #require(made.errors.range(of: "[[model]]")).lowerBound
            let text = try String(contentsOfFile: set, encoding: .utf8)
            try (text + made.errors[entry...]).write(toFile: set, atomically: true, encoding: .utf8)
            #expect(text.count < (try String(contentsOfFile: set, encoding: .utf8)).count)
            #expect(made.errors.contains("folds = \"../cv\""))

            let told = try prism(["evaluate", set, "--json", "--bootstrap", "20", "--threads", "2"])
            #expect(!told.errors.contains("warning"), "\(told.errors)")
            let evaluation = try json(told.output)
            let groups = try #require(evaluation["groups"] as? [[String: Any]])
            #expect(groups.count > 1 && groups.allSatisfy { $0["held_out"] as? Bool == true })
            for figure in ["mse", "mae", "pearson", "spearman"] {
                let (one, other) = (groups[0][figure] as? NSDictionary, pooled[figure] as? NSDictionary)
                #expect(one != nil && one == other, "\(figure): \(one ?? [:]) and \(other ?? [:])")
            }
            let lines = try #require(evaluation["provenance"] as? [String])
            #expect(lines.contains("model: cross-validated, 3 folds, 2 members each"))

            let predicted = rows(try prism(["predict", set]).output)
            let expected = rows(try String(contentsOfFile: out + "/predictions.tsv", encoding: .utf8))
            let own = Dictionary(uniqueKeysWithValues: expected.map { ($0[0], $0[6]) })
            #expect(own.count == 24 && predicted.allSatisfy { own[$0[0]] == nil || own[$0[0]] == $0[6] })

            // The same model without the manifest's help; said once more, it needs no lines.
            let weights = rows(try prism(["predict", set, "--weights", out]).output)
            #expect(weights == predicted)
            let again = try prism(
                [
                    "crossvalidate", set, "-o", out, "--config", out + "/../config.toml", "--folds", "3",
                    "--seeds",
                    "2,22", "--bootstrap", "0",
                ])
            #expect(!again.output.contains("[[model]]"))
            #expect(try prism(["check", set]).output.contains("cross-validated  6 files"))
            let screen = try prism(["snapshot", set, "--size", "220x50", "--complete", "--view", "ablation"])
                .output
            #expect(screen.contains("each gene by the fold that did not see it"))
            try damaged(set, out)
        }
    }

    /// One sentence with the path, from every command, and a check that finds what no single file shows.
    private func damaged(_ set: String, _ out: String) throws {
        func errors(_ arguments: String...) throws -> String {
            let outcome = try Program.run(Program.executable, arguments)
            #expect(outcome.status != 0, "\(arguments)")
            return outcome.errors + outcome.output
        }
        let place = out + "/fold-3/seed-22"
        try FileManager.default.moveItem(atPath: place + "/last.safetensors", toPath: place + "/kept")
        for command in ["predict", "evaluate", "states", "ablate", "check"] {
            let words = try errors(command, set)
            #expect(
                words.contains("last.safetensors")
                    && words.contains("the same prism crossvalidate command goes on"))
        }
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.moveItem(atPath: out + "/fold-3", toPath: out + "/fold-4")
        #expect(try prism(["check", set]).status == 0)
        let settings = try String(contentsOfFile: out + "/../config.toml", encoding: .utf8)
        try settings.replacing("d_model = 16", with: "d_model = 8").write(
            toFile: out + "/../small.toml", atomically: true, encoding: .utf8)
        try FileManager.default.removeItem(atPath: out + "/fold-4")
        _ = try prism([
            "crossvalidate", set, "-o", out + "/../other", "--config", out + "/../small.toml", "--folds", "3",
            "--bootstrap", "0",
        ])
        try FileManager.default.moveItem(atPath: out + "/../other/fold-3", toPath: out + "/fold-3")
        #expect(try errors("check", set).contains("holds a model of other sizes"))
        try FileManager.default.removeItem(atPath: out)
        #expect(try errors("evaluate", set).contains("there is no such folder; prism crossvalidate -o"))
    }

    /// Each member is retrained on the genes that it learned from, and speaks for the genes that it did not see.
    @Test func ablatedAndRetrainedFoldByFold() throws {
        let settings = Self.config + "\nsignal_dropout = 0.75"
        try withFolds("--folds", "2", "--variant", "concat", settings: settings) { set, out, made in
            let ablate = [
                "ablate", set, "--weights", out, "-o", out + "/../a.tsv", "--retrain", "--json",
                "--bootstrap", "0",
                "--threads", "1",
            ]
            let first = try prism(ablate).output
            let masks = try #require(json(first)["masks"] as? [[String: Any]])
            #expect(masks.count == 10 && masks.allSatisfy { $0["n"] as? Int == 24 })
            #expect(
                masks.allSatisfy { $0["retrained_mse"] is Double && $0["extrapolation"] as? Bool == false })
            // All on: as cross-validated without signals missing.
            let config = out + "/../plain.toml"
            try (Self.config + "\nstandardise = true").write(
                toFile: config, atomically: true, encoding: .utf8)
            let plain = try json(
                prism([
                    "crossvalidate", set, "-o", out + "/../plain", "--folds", "2", "--variant", "concat",
                    "--config",
                    config, "--threads", "1", "--bootstrap", "0", "--json",
                ]).output)
            let mse = ((plain["pooled"] as? [String: Any])?["mse"] as? [String: Any])?["value"] as? Double
            let retrained = masks[0]["retrained_mse"] as? Double
            #expect(mse != nil && mse == retrained, "\(mse ?? .nan), \(retrained ?? .nan)")
            #expect(try prism(ablate).output == first, "what is finished is kept")
            // Folds that were cut otherwise would be asked about genes that they learned from.
            let other = try Program.prism("crossvalidate", set, "-o", out, "--folds", "3", "--config", config)
            #expect(
                other.status != 0
                    && other.errors.contains("fold-1/seed-2/last.safetensors was trained on other"))
        }
    }

    /// Every fold has learned its own background states, by its own bins: evaluated as cross-validated all the same.
    @Test func adjustedForBackgroundStates() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let set = folder.path + "/data/dataset.toml", config = folder.path + "/config.toml"
        try SimulatedSet.copy(genes: 60, to: folder.path + "/data")
        try String(contentsOfFile: set, encoding: .utf8).replacing("window = 2000", with: "window = 256")
            .write(toFile: set, atomically: true, encoding: .utf8)
        try Self.config.replacing("[model]", with: "[model]\nbackground_states = 4")
            .write(toFile: config, atomically: true, encoding: .utf8)
        let made = try prism([
            "crossvalidate", set, "-o", folder.path + "/cv", "--folds", "2", "--variant", "background",
            "--config",
            config, "--bootstrap", "0", "--json",
        ])
        let told = try prism([
            "evaluate", set, "--weights", folder.path + "/cv", "--bootstrap", "0", "--json",
        ])
        let groups = try #require(json(told.output)["groups"] as? [[String: Any]])
        let pooled = try #require(json(made.output)["pooled"] as? [String: Any])
        #expect(
            groups[0]["held_out"] as? Bool == true
                && groups[0]["mse"] as? NSDictionary == pooled["mse"] as? NSDictionary)
        _ = try prism(["evaluate", set, "--weights", folder.path + "/cv", "--intervened", "--bootstrap", "0"])
        let states = try Program.prism("states", set, "--background", "--weights", folder.path + "/cv")
        #expect(states.status != 0 && states.errors.contains("different background states"))
    }

    /// Inputs that were withheld in training are in every window: such folds are compared, not asked.
    @Test func withheldInputsMakeNoModel() throws {
        try withFolds("--folds", "2", "--without", "DNase") { set, out, made in
            #expect(!made.output.contains("[[model]]"))
            let outcome = try Program.prism("predict", set, "--weights", out)
            #expect(
                outcome.status != 0 && outcome.errors.contains("never saw DNase (crossvalidate --without)"))
        }
    }
}
