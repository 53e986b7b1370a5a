import Checkpoints
import Foundation
import PrismModel
import TestSupport
import Testing

/// The program itself, on a simulated data set with an untrained model.
@Suite(.serialized) struct ExploreCommandTests {
    /// Made once; the same in every test.
    static let folder: Result<URL, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-explore-\(UUID())")
        try SimulatedSet.copy(genes: 60, to: folder.path)
        var configuration = ModelConfiguration.released
        configuration.width = 16
        configuration.inner = 32
        configuration.rank = 1
        configuration.layers = 1
        configuration.signals = 4
        configuration.features = 9
        let models = folder.appendingPathComponent("models")
        try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
        for seed in [1, 2] {
            let parameters = Parameters(initialising: configuration, seed: UInt64(seed))
            let checkpoint = Checkpoint(parameters, configuration: configuration)
            try checkpoint.write(safetensors: models.appendingPathComponent("\(seed).safetensors").path)
        }
        let manifest = folder.appendingPathComponent("dataset.toml")
        var text = try String(contentsOf: manifest, encoding: .utf8)
        text +=
            "\n[[model]]\nname = \"untrained\"\nfiles = [\"models/1.safetensors\", \"models/2.safetensors\"]\n"
        try Data(text.utf8).write(to: manifest)
        return folder
    }

    @Test func theFirstScreenIsPrintedWhereThereIsNoTerminal() throws {
        let run = try Program.prism(try Self.folder.get().path)
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.count == 41 && lines[0].contains("SIMULATED") && lines[0].contains("model untrained ×2"))
        #expect(run.output.contains("predicted") && run.output.contains("w1 (derived)"))
    }

    /// The same data under another name stand in for another condition.
    @Test func twoConditionsOnTheFirstScreen() throws {
        let folder = try Self.folder.get()
        let manifest = try String(contentsOf: folder.appendingPathComponent("dataset.toml"), encoding: .utf8)
        let other = folder.appendingPathComponent("other.toml")
        let renamed = manifest.replacing(
            /name = "Simulated[^"]*"/, with: "name = \"Other\"", maxReplacements: 1)
        try Data(renamed.utf8).write(to: other)
        let run = try Program.prism(folder.path, other.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(" vs Other") && run.output.contains("Other line"))
        let model = try Program.prism("explore", folder.path, "--other-model", "untrained")
        #expect(model.status == 0 && model.output.contains(" vs "), "\(model.errors)")
        let missing = try Program.prism("explore", folder.path, "/nowhere/other.toml")
        #expect(missing.status != 0 && missing.errors.contains("there is no file /nowhere/other.toml"))
    }

    @Test func snapshots() throws {
        let path = try Self.folder.get().path
        let text = try Program.prism(
            "snapshot", path, "--gene", "SIM7", "--size", "160x48", "--keys", "1 3 a")
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("Ablation of SIM7") && text.output.contains("residual 0.00000"))
        #expect(text.output.contains("- H3K27ac,Hi-C"))
        let ansi = try Program.prism("snapshot", path, "--format", "ansi", "--view", "fit", "--complete")
        #expect(ansi.output.contains("\u{1B}[0") && ansi.output.contains("ρ"))
        let svg = try Program.prism("snapshot", path, "--format", "svg")
        #expect(svg.output.hasPrefix("<svg") && svg.output.hasSuffix("</svg>\n"))
        for command in [["snapshot", path], ["explore", path]] {
            let none = try Program.run(Program.executable, command + ["--gene", "NOPE"])
            #expect(none.status != 0 && none.output.isEmpty)
            #expect(none.errors.contains("no gene is named \"NOPE\""))
        }
    }

    /// The letters of the mutate view are bases: of two typed at one place, one at least is another than the genome's.
    @Test func typingABaseMovesThePrediction() throws {
        let path = try Self.folder.get().path
        let arguments = ["snapshot", path, "--gene", "SIM7", "--view", "mutate", "--size", "120x40"]
        let plain = try Program.run(Program.executable, arguments)
        #expect(plain.output.contains("Mutate SIM7") && plain.output.contains("no edits"))
        let edited = try ["a", "c"].map {
            try Program.run(Program.executable, arguments + ["--keys", "Enter " + $0]).output
        }
        .first { $0.contains("ALT") }
        let screen = try #require(edited)
        #expect(screen.contains("1 edit") && screen.contains("(TSS +0)"))
        // The prediction moved: a difference that is not nothing.
        let difference = screen.split(separator: "\n").first { $0.contains("predicted REF") }?
            .firstMatch(of: /Δ ([-+][0-9.e-]+)/)?.output.1
        let moved = try #require(difference.flatMap { Double($0) })
        #expect(moved != 0)
    }

    @Test func attributionsAndTheMeanBaseline() throws {
        let path = try Self.folder.get().path
        let run = try Program.prism(
            "snapshot", path, "--gene", "SIM7", "--size", "200x60", "--keys", "1")
        #expect(run.status == 0, "\(run.errors)")
        // A method's contributions add up to the change of the prediction, but for what is said to be left over.
        let line = try #require(
            run.output.split(separator: "\n").first { $0.contains("integrated gradients") })
        let numbers = try #require(
            line.firstMatch(
                of:
                    /sum ([-+]?[0-9.]+), change ([-+]?[0-9.]+), residual ([-+]?[0-9.]+)  ⚠ from no bases/
            )
        ).output
        let sum = try #require(Double(numbers.1)), change = try #require(Double(numbers.2))
        let residual = try #require(Double(numbers.3))
        #expect(abs(change - sum - residual) < 0.0021)
        #expect(run.output.contains("○ mean") && run.output.contains("- H3K27ac mean"))
    }

    @Test func whatIsWrongIsSaid() throws {
        let missing = try Program.prism("explore", "/nowhere/dataset.toml")
        #expect(missing.status != 0 && missing.errors.contains("there is no file /nowhere/dataset.toml"))
        for arguments in [
            ["--size", "0x3"], ["--keys", "Hyper-x"], ["--glyphs", "octants"], ["--timeout", "-1"],
        ] {
            let run = try Program.run(Program.executable, ["snapshot"] + arguments)
            #expect(run.status != 0 && run.output.isEmpty, "\(arguments)")
        }
    }

    /// A value that begins with a dash is one all the same, and keys may be written as prism keys writes them.
    @Test func valuesThatBeginWithADash() throws {
        let path = try Self.folder.get().path
        func title(_ keys: String...) throws -> String? {
            let run = try Program.run(Program.executable, ["snapshot", path, "--gene", "SIM7"] + keys)
            #expect(run.status == 0, "\(run.errors)")
            return run.output.firstMatch(of: /SIM\d+ \([-+]\)  (\S+)/).map { String($0.output.1) }
        }
        let plain = try title()
        #expect(try title("--keys", "- -") != plain)
        #expect(try title("--keys", "- -") == title("--keys=_ _"))
        #expect(try title("--keys", "-") == title("--keys", "  _  "))
        #expect(try title("--keys", "- - + +") == plain)
        #expect(try title("--keys", "gg") == title("--keys", "g g"))
        let wrong = try Program.prism("snapshot", path, "--keys", "--complete")
        #expect(wrong.status != 0 && wrong.errors.contains("--keys takes keys"))
        let negative = try Program.prism("snapshot", path, "--timeout", "-1")
        #expect(negative.status != 0 && negative.errors.contains("--timeout takes seconds"))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dash-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let simulated = try Program.prism("simulate", "-o", folder, "--genes", "30", "--shift", "-1")
        #expect(simulated.status == 0, "\(simulated.errors)")
    }

    @Test func aModelThatDoesNotFitIsSaidAndBrowsingGoesOn() throws {
        let folder = try Self.folder.get()
        let manifest = folder.appendingPathComponent("other.toml")
        let text = try String(contentsOf: folder.appendingPathComponent("dataset.toml"), encoding: .utf8)
            .replacing("name = \"untrained\"", with: "name = \"untrained\"\nsignals = [\"DNase\"]")
        try Data(text.utf8).write(to: manifest)
        let run = try Program.prism("snapshot", manifest.path)
        #expect(run.status == 0 && run.output.contains("takes 4 signals, not the 1"))
        #expect(run.output.contains("H3K27ac"))
    }

    @Test func keysAndThemes() throws {
        let keys = try Program.prism("keys").output
        #expect(keys.contains("gg, Home") && keys.contains("filter the list"))
        let themes = try Program.prism("themes").output
        #expect(themes.contains("colour-blind-safe"))
    }

    @Test(.enabled(if: Tmux.isUsable, "tmux is not installed"))
    func aSession() throws {
        let tmux = Tmux()
        let path = try Self.folder.get().path
        try tmux.start(
            "e", "\(Program.executable.path) \(path); echo ENDED $?; sleep 600", rows: 40, columns: 120)
        try tmux.wait("e") { $0.contains("SIMULATED") && $0.contains("intervened") }
        try tmux.type("e", "j", "1")
        try tmux.wait("e") { $0.contains("SIM2") && $0.contains("○ mean") }
        try tmux.type("e", "a")
        try tmux.wait("e") { $0.contains("Ablation of SIM2") && $0.contains("residual") }
        try tmux.type("e", "?")
        try tmux.wait("e") { $0.contains("type to filter") }
        try tmux.type("e", "Escape")
        try tmux.run(["resize-window", "-t", "e", "-x", "80", "-y", "24"])
        try tmux.wait("e") { screen in
            screen.split(separator: "\n").allSatisfy { $0.count <= 80 } && screen.contains("Ablation of SIM2")
        }
        // A click on the fifth line of the list.
        try tmux.type("e", "-l", "\u{1B}[<0;5;8M\u{1B}[<0;5;8m")
        try tmux.wait("e") { $0.contains("Ablation of SIM5") }
        try tmux.type("e", "q")
        try tmux.wait("e") { $0.contains("ENDED 0") }
    }
}
