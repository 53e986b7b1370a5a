import Foundation
import TestSupport
import Testing

/// Questions asked inside the explorer, from its command line on: variants, lists of genes, commands of the user's.
@Suite(.serialized) struct ExplorerQuestionTests {
    private let set = Program.root.appending(path: "sample-data/dataset.toml").path
    private let folder = FileManager.default.temporaryDirectory.appending(path: "prism-questions-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: "config/prism"), withIntermediateDirectories: true)
    }

    private func write(_ text: String, _ name: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// The ids of the first genes of the sample.
    private func genes(_ count: Int) throws -> [String] {
        let table = try String(
            contentsOf: Program.root.appending(path: "sample-data/genes.tsv"), encoding: .utf8)
        let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
        return rows.prefix(count).compactMap { $0.split(separator: "\t").first.map(String.init) }
    }

    @Test func `lists from the command line show where there is no terminal, too`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = try write((try genes(3) + ["NOBODY"]).joined(separator: "\n"), "mine.txt")
        let run = try Program.prism("explore", set, "--genes", list)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("mine.txt, 1 unknown"))
    }

    /// From a variant of a file to Mutate, and from there to commands: one that ends, one that is stopped.
    @Test(.enabled(if: Tmux.isUsable, "tmux is not installed"))
    func `a session of questions`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let effects = folder.appending(path: "effects.tsv").path
        let written = try Program.prism(
            "variants", set, Program.root.appending(path: "sample-data/variants.vcf").path, "-o", effects)
        #expect(written.status == 0, "\(written.errors)")
        let rows = try String(contentsOfFile: effects, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.dropFirst().map { $0.split(separator: "\t").map(String.init) }
        let scored = try #require(
            rows.first { $0.last == "scored" && $0[4].count == 1 && $0[5].count == 1 })
        _ = try write(
            "[pipe]\nlines = \"wc -l; printf 'end\\\\033[2Jless\\\\n'\"\nslow = \"echo begun; sleep 1000\"\n",
            "config/prism/config.toml")
        let tmux = Tmux()
        try tmux.start(
            "q",
            "env XDG_CONFIG_HOME=\(folder.path)/config XDG_STATE_HOME=/dev/null \(Program.executable.path) \(set) "
                + "--variants \(effects); echo ENDED $?; sleep 600", rows: 40, columns: 120)
        try tmux.wait("q") { $0.contains("Effects of variants") && $0.contains("by |Δ|") }
        // One step's end is seen before the next one is typed: Esc and a letter together are Alt and the letter.
        try tmux.type("q", "Escape")
        try tmux.wait("q") { !$0.contains("Effects of variants") && $0.contains("predicted") }
        try tmux.type("q", ":")
        try tmux.type("q", "-l", "\(scored[1]):\(scored[2]) \(scored[4])>\(scored[5])")
        try tmux.type("q", "Enter")
        try tmux.wait("q") { $0.contains("ALT +") }
        try tmux.type("q", "|")
        try tmux.wait("q") { $0.contains("Pipe to a command") }
        try tmux.type("q", "Enter")
        try tmux.wait("q") { $0.contains("endless") && $0.contains("exit status 0") }
        try tmux.type("q", "q")
        try tmux.wait("q") { !$0.contains("exit status 0") }
        try tmux.type("q", "|")
        try tmux.wait("q") { $0.contains("Pipe to a command") }
        try tmux.type("q", "j", "Enter")
        try tmux.wait("q") { $0.contains("begun") && $0.contains("Esc stops") }
        try tmux.type("q", "Escape")
        try tmux.wait("q") { $0.contains("stopped") && $0.contains("Esc closes") }
        try tmux.type("q", "q")
        try tmux.wait("q") { !$0.contains("begun") }
        try tmux.type("q", "q")
        try tmux.wait("q") { $0.contains("ENDED 0") }
    }
}
