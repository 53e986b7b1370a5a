import Foundation
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

    /// From a variant of a file to Mutate, and from marked genes to a command; then the terminal is as it was.
    @Test func `a session of questions`() throws {
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
        let explorer = try ExplorerTerminal(
            [set, "--variants", effects],
            environment: ["XDG_CONFIG_HOME": folder.appending(path: "config").path], rows: 40, columns: 120)
        explorer.wait(for: "the effects") {
            $0.text.contains("Effects of variants") && $0.text.contains("by |Δ|")
        }
        explorer.type("\u{1B}")
        explorer.wait(for: "a model") { $0.text.contains("predicted") }
        explorer.type(":\(scored[1]):\(scored[2]) \(scored[4])>\(scored[5])\r")
        explorer.wait(for: "the edit") { $0.text.contains("ALT") }
        explorer.type("|")
        explorer.wait(for: "the commands") { $0.text.contains("Pipe to a command") }
        explorer.type("\r")
        explorer.wait(for: "the output") { $0.text.contains("endless") && $0.text.contains("exit status 0") }
        explorer.type("q|j\r")
        explorer.wait(for: "the slow command") { $0.text.contains("begun") }
        // Left while a command runs: it ends with the explorer.
        explorer.type("\u{1B}")
        explorer.wait(for: "the end of the command") { $0.text.contains("stopped") }
        explorer.type("qq")
        #expect(explorer.end() == 0)
    }
}
