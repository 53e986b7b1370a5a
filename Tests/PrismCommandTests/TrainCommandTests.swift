import Foundation
import Testing

struct TrainCommandTests {
    static let config = """
        [model]
        d_model = 16
        n_layer = 1
        center_len = 200
        cnn_dim = 4
        [training]
        steps = 60
        batch = 2
        shift = 10
        validation_interval = 20
        """

    func withSimulation(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try SimulatedSet.copy(genes: 24, seed: 4, to: folder.path + "/data")
        // A window of 256 bases trains in no time.
        let manifest = folder.appendingPathComponent("data/dataset.toml")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try text.replacing("window = 2000", with: "window = 256").write(
            to: manifest, atomically: true, encoding: .utf8)
        try Self.config.write(
            to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
        try body(folder)
    }

    func train(_ folder: URL, to name: String, _ extra: String...) throws -> Program.Outcome {
        try Program.run(Program.executable, arguments(folder, to: name) + extra)
    }

    func arguments(_ folder: URL, to name: String) -> [String] {
        [
            "train", folder.path + "/data/dataset.toml", "-o", "\(folder.path)/\(name)", "--config",
            folder.path + "/config.toml", "--threads", "1", "--save-interval", "0",
        ]
    }

    func weights(_ folder: URL, _ name: String, _ file: String = "last") throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent("\(name)/seed-2/\(file).safetensors"))
    }

    /// Killed at twenty random moments and resumed, a run ends with the very files of one that was left alone.
    @Test func survivesKills() throws {
        try withSimulation { folder in
            let whole = try train(folder, to: "whole")
            try #require(whole.status == 0, "\(whole.errors)")
            #expect(whole.output.contains("simulated"))
            var random = SystemRandomNumberGenerator()
            for _ in 0..<20 {
                let process = Process()
                process.executableURL = Program.executable
                process.arguments = arguments(folder, to: "killed") + ["--resume"]
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try Program.start(process)
                Thread.sleep(forTimeInterval: Double.random(in: 0.02...0.4, using: &random))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
            }
            let end = try train(folder, to: "killed", "--resume")
            try #require(end.status == 0, "\(end.errors)")
            #expect(try weights(folder, "killed") == weights(folder, "whole"))
            #expect(try weights(folder, "killed", "best") == weights(folder, "whole", "best"))
        }
    }

    /// Ctrl-C finishes the step, saves and says how to go on.
    @Test func interruptSavesAndSaysHowToGoOn() throws {
        try withSimulation { folder in
            let errors = folder.appendingPathComponent("errors")
            let output = folder.appendingPathComponent("output")
            for file in [errors, output] { try Data().write(to: file) }
            let process = Process()
            process.executableURL = Program.executable
            var arguments = arguments(folder, to: "stopped")
            let long = Self.config.replacing("steps = 60", with: "steps = 100000")
            try long.write(to: folder.appendingPathComponent("long.toml"), atomically: true, encoding: .utf8)
            arguments[5] = folder.path + "/long.toml"
            process.arguments = arguments
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try Program.start(process)
            let last = folder.appendingPathComponent("stopped/seed-2/last.safetensors").path
            for _ in 0..<3600 where !FileManager.default.fileExists(atPath: last) {
                Thread.sleep(forTimeInterval: 0.05)
            }
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit && process.terminationStatus == 0)
            let text = try String(contentsOf: output, encoding: .utf8)
            #expect(text.contains("stopped after step") && text.contains("--resume"))
        }
    }

    @Test func variantsAndSeeds() throws {
        try withSimulation { folder in
            let outcome = try train(
                folder, to: "both", "--seeds", "2,22", "--variant", "sequence", "--max-steps", "3")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("all off") && outcome.output.contains("C 0"))
            for seed in [2, 22] {
                let path = "\(folder.path)/both/seed-\(seed)/last.safetensors"
                #expect(FileManager.default.fileExists(atPath: path))
            }
            let again = try train(folder, to: "both", "--variant", "sequence")
            #expect(again.status != 0 && again.errors.contains("--resume"), "nothing is overwritten unasked")
        }
    }

    /// Every measured gene is predicted once, by models that did not see it; the same command again changes nothing.
    @Test func crossValidation() throws {
        try withSimulation { folder in
            let command = [
                "crossvalidate", folder.path + "/data/dataset.toml", "-o", folder.path + "/cv", "--folds",
                "3", "--config", folder.path + "/config.toml", "--seeds", "2,22", "--without",
                "DNase,promoter_activity", "--bootstrap", "20", "--threads", "1",
            ]
            let first = try Program.run(Program.executable, command)
            try #require(first.status == 0, "\(first.errors)")
            #expect(first.output.contains("SIMULATED") && first.output.contains("mean of folds"))
            let table = try String(contentsOfFile: folder.path + "/cv/predictions.tsv", encoding: .utf8)
            let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
            #expect(Set(rows.compactMap { $0.split(separator: "\t").first }).count == rows.count)
            #expect(rows.count == 24)
            let again = try Program.run(Program.executable, command)
            #expect(again.output == first.output)
            let blind = try Program.run(Program.executable, command + ["--blind", "4"])
            #expect(blind.status != 0 && blind.errors.contains("--blind"))
            let unknown = try Program.run(Program.executable, command + ["--without", "H4"])
            #expect(unknown.status != 0 && unknown.errors.contains("H4"))
        }
    }

    /// The README's settings are settings.
    @Test func settingsOfTheReadme() throws {
        try withSimulation { folder in
            let readme = try String(
                contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
            let start = try #require(readme.range(of: "```toml\n[model]")).lowerBound
            let block = readme[start...].dropFirst("```toml\n".count)
            let settings = try #require(block.range(of: "```")).lowerBound
            try String(block[..<settings])
                .write(to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
            let outcome = try train(folder, to: "readme", "--max-steps", "1")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("d 32, 2 layers"))
        }
    }

    /// Settings of the published form are taken; another form is refused, and not with the word "unknown".
    @Test func anotherFormIsNotTrained() throws {
        try withSimulation { folder in
            let config = folder.appendingPathComponent("config.toml")
            let published = "[model]\nbidirectional_strategy = \"add\"\nrms_norm = true\nrcps = false\n"
            for other in [
                "bidirectional = false", "bidirectional_weight_tie = false", "bidirectional_weight_tie = 1",
            ] {
                try (published + other + "\n").write(to: config, atomically: true, encoding: .utf8)
                let outcome = try train(folder, to: "none")
                #expect(outcome.status != 0)
                #expect(outcome.errors.contains("line 5") && outcome.errors.contains("published form"))
            }
        }
    }

    @Test func unknownSettingsAreNamedWithTheirLine() throws {
        try withSimulation { folder in
            try "[training]\nsteps = 5\nlerning_rate = 1\n"
                .write(to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
            let outcome = try train(folder, to: "none")
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("line 3") && outcome.errors.contains("lerning_rate"))
        }
    }
}
