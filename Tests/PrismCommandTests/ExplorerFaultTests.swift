import Checkpoints
import Foundation
import PrismModel
import TestSupport
import Testing

/// Files that go away or break while people browse, models that fail, terminals of every kind: a message, and browsing
/// goes on.
@Suite(.serialized, .enabled(if: Tmux.isUsable, "tmux is not installed")) struct ExplorerFaultTests {
    private static let sample = Program.root.appendingPathComponent("sample-data")

    /// A copy of the sample data for a test to break, removed afterwards.
    private func withCopy(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-fault-\(UUID())")
        try FileManager.default.copyItem(at: Self.sample, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func truncate(_ file: URL, to size: Int) throws {
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(size))
        try handle.close()
    }

    private func command(_ folder: URL, _ environment: String = "") -> String {
        "env HOME=\(folder.path) \(environment) \(Program.executable.path) explore \(folder.path)/dataset.toml --model published; "
            + "echo ENDED $?; sleep 600"
    }

    /// Goes on to another gene and leaves.
    private func expectBrowsing(_ tmux: Tmux, _ name: String, gene: String) throws {
        try tmux.type(name, ":")
        try tmux.type(name, "-l", gene)
        try tmux.type(name, "Enter")
        try tmux.wait(name) { $0.contains(" \(gene) (") }
        try tmux.type(name, "q")
        try tmux.wait(name) { $0.contains("ENDED 0") }
    }

    @Test(arguments: ["truncated", "gone"]) func aTrackBreaksMeanwhile(how: String) throws {
        try withCopy { folder in
            let tmux = Tmux()
            try tmux.start("t", command(folder), rows: 40, columns: 120)
            try tmux.wait("t") { $0.contains(" SIM1 (") && $0.contains("intervened") }
            for track in ["H3K27ac", "DNase"] {
                let file = folder.appendingPathComponent("tracks/\(track).bw")
                if how == "gone" {
                    try FileManager.default.removeItem(at: file)
                } else {
                    try truncate(file, to: 600)
                }
            }
            // Another contig, of which nothing was read before.
            try tmux.type("t", ":")
            try tmux.type("t", "-l", "SIM600")
            try tmux.type("t", "Enter")
            try tmux.wait("t") { screen in
                screen.contains(" SIM600 (")
                    && (how == "gone" ? screen.contains("intervened") : screen.contains("the file ends here"))
            }
            try expectBrowsing(tmux, "t", gene: "SIM2")
        }
    }

    /// What is read at the start and is missing or short then: said, and the rest is there.
    @Test(arguments: ["model gone", "model truncated", "model overflows"])
    func aModelThatFails(how: String) throws {
        try withCopy { folder in
            let model = folder.appendingPathComponent("models/published-22.safetensors")
            switch how {
            case "model gone": try FileManager.default.removeItem(at: model)
            case "model truncated": try truncate(model, to: 90_000)
            default:
                var checkpoint = try Checkpoint.read(contentsOf: model.path)
                for (name, tensor) in checkpoint.tensors where name.hasSuffix("signal_input_layer.weight") {
                    checkpoint.tensors[name] = CheckpointTensor(
                        shape: tensor.shape, floats: tensor.floats().map { _ in 3e38 })
                }
                try checkpoint.write(safetensors: model.path)
            }
            let tmux = Tmux()
            try tmux.start("m", command(folder), rows: 40, columns: 120)
            try tmux.wait("m") { screen in
                screen.contains("Genes") && screen.contains("H3K27ac")
                    && (how == "model overflows"
                        ? screen.contains("intervention is not a finite")
                        : screen.contains("published-22.safetensors"))
            }
            try tmux.type("m", "1")
            try expectBrowsing(tmux, "m", gene: "SIM7")
        }
    }

    /// The measured values and the model are in memory: that their files are gone changes nothing.
    @Test func tablesAndModelGoneMeanwhile() throws {
        try withCopy { folder in
            let tmux = Tmux()
            try tmux.start("g", command(folder), rows: 40, columns: 120)
            try tmux.wait("g") { $0.contains(" SIM1 (") && $0.contains("intervened") }
            for name in ["expression.tsv", "features.tsv", "genes.tsv", "models", "dataset.toml"] {
                try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
            }
            try tmux.type("g", "j", "2")
            try tmux.wait("g") { $0.contains(" SIM2 (") && $0.contains("- DNase") }
            try expectBrowsing(tmux, "g", gene: "SIM400")
        }
    }

    /// Genes, tracks and expression on the first screen of 80 × 24, in every kind of terminal.
    @Test func everyTerminal() throws {
        let kinds: [(name: String, settings: String, isASCII: Bool, hasColours: Bool)] = [
            ("xterm-256color", "TERM=xterm-256color LC_ALL=C.UTF-8", false, true),
            ("tmux-256color", "TERM=tmux-256color LC_ALL=C.UTF-8", false, true),
            ("screen-256color", "TERM=screen-256color LC_ALL=C.UTF-8", false, true),
            ("xterm", "TERM=xterm LC_ALL=C.UTF-8", false, true),
            ("vt100", "TERM=vt100 LC_ALL=C.UTF-8", true, false),
            ("no-colour", "TERM=xterm-256color LC_ALL=C.UTF-8 NO_COLOR=1", false, false),
            ("lang-c", "TERM=xterm-256color LC_ALL=C LANG=C", true, true),
        ]
        let tmux = Tmux()
        for kind in kinds {
            try tmux.start(kind.name, command(Self.sample, "XDG_STATE_HOME=/dev/null " + kind.settings))
        }
        for kind in kinds {
            let words = [
                "Genes", "SIM12", "H3K27ac", "DNase", "Hi-C", "TSS", "Expression", "measured",
                "SIMULATED", "help", "intervened", "0.0",
            ]
            // All at once: a screen that is looked at while it is drawn has a part of them.
            let screen = try tmux.wait(kind.name) { screen in words.allSatisfy { screen.contains($0) } }
            let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(kind.name)")
            #expect(screen.utf8.allSatisfy { $0 < 0x80 } == kind.isASCII, "\(kind.name):\n\(screen)")
            let styled = try tmux.run(["capture-pane", "-p", "-e", "-t", kind.name])
            let hasColours = styled.firstMatch(of: /\x1B\[([0-9]+;)*([34][0-8]|9[0-7]|10[0-7])[;m]/) != nil
            #expect(hasColours == kind.hasColours, "\(kind.name)")
            // The line that is chosen is told apart without colours too.
            if !kind.hasColours {
                #expect(styled.firstMatch(of: /\x1B\[([0-9]+;)*[147][;m]/) != nil, "\(kind.name)")
            }
            try tmux.type(kind.name, "q")
        }
        for kind in kinds { try tmux.wait(kind.name) { $0.contains("ENDED 0") } }
    }

    @Test func tooSmall() throws {
        let tmux = Tmux()
        try tmux.start("s", command(Self.sample, "XDG_STATE_HOME=/dev/null"), rows: 5, columns: 20)
        try tmux.wait("s") { $0.contains("prism needs") && $0.contains("20") }
        try tmux.type("s", "j", "a", "?", "Escape")
        try tmux.run(["resize-window", "-t", "s", "-x", "80", "-y", "24"])
        try tmux.wait("s") { $0.contains("Genes") && $0.contains("H3K27ac") }
        try tmux.run(["resize-window", "-t", "s", "-x", "20", "-y", "5"])
        try tmux.wait("s") { $0.contains("prism needs") }
        try tmux.type("s", "q")
        try tmux.wait("s") { $0.contains("ENDED 0") }
    }

    /// Ctrl-Z gives the shell a sane terminal, and fg brings the screen back.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "needs a shell with jobs"))
    func stopAndContinue() throws {
        let tmux = Tmux()
        try tmux.start(
            "j", "env PS1='> ' XDG_STATE_HOME=/dev/null bash --norc --noprofile -i", rows: 40, columns: 120
        )
        // Each time under another name: what was asked before may still be on the screen.
        func settings(_ name: String) throws -> String {
            try tmux.type("j", "clear; stty -a | cksum; echo 'now ''\(name)'", "Enter")
            let screen = try tmux.wait("j") { $0.contains("\nnow \(name)") }
            return String(try #require(screen.firstMatch(of: /(\d+ \d+)\nnow/)?.1))
        }
        let before = try settings("before")
        try tmux.type("j", "clear; \(Program.executable.path) explore \(Self.sample.path)", "Enter")
        try tmux.wait("j") { $0.contains(" SIM1 (") }
        try tmux.type("j", "C-z")
        try tmux.wait("j") { $0.contains("Stopped") && !$0.contains(" SIM1 (") }
        #expect(try settings("stopped") == before)
        try tmux.type("j", "fg", "Enter")
        try tmux.wait("j") { $0.contains(" SIM1 (") }
        try tmux.type("j", "j")
        try tmux.wait("j") { $0.contains(" SIM2 (") }
        try tmux.type("j", "q")
        try tmux.wait("j") { !$0.contains(" SIM2 (") }
        #expect(try settings("after") == before)
    }
}
