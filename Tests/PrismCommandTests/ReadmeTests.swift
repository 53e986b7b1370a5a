import Foundation
import Testing

/// The README's examples are what they say: they build and run.
struct ReadmeTests {
    private let readme =
        (try? String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

    /// The code block behind `<!-- example:NAME -->`.
    private func example(_ name: String) throws -> String {
        let start = try #require(readme.range(of: "<!-- example:\(name) -->\n```swift\n"))
        let end = try #require(readme.range(of: "```", range: start.upperBound..<readme.endIndex))
        return String(readme[start.upperBound..<end.lowerBound])
    }

    /// Another package can depend on a tagged copy of this one by version: SwiftPM resolves and plans its build, where unsafe
    /// flags would make it refuse, so what `make test` asks for must not reach it. The example is then compiled against the
    /// modules of that product as these tests were built with them, and predicts.
    /// The predictions are known for a model of ../shared/fixtures; without it, the sample's has to do.
    @Test func embeddingExampleRuns() throws {
        let parent = FileManager.default.temporaryDirectory.appendingPathComponent("prism-\(UUID())")
        defer { try? FileManager.default.removeItem(at: parent) }
        let copy = parent.appendingPathComponent("prism"), folder = parent.appendingPathComponent("embedding")
        let version = try Program.prism("--version").output.trimmingCharacters(in: .whitespacesAndNewlines)
        try TaggedCopy.make(at: copy, version: version)
        let sources = folder.appendingPathComponent("Sources/embedding")
        try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
        let manifest = try example("package")
        #expect(manifest.contains("url: \"file:///path/to/prism\", from: \"\(version)\""))
        try manifest.replacing("/path/to/prism", with: copy.path)
            .write(to: folder.appendingPathComponent("Package.swift"), atomically: true, encoding: .utf8)
        let main = try example("main")
        #expect(main.split(separator: "\n").count <= 20, "twenty lines, as promised")
        try main.write(to: sources.appendingPathComponent("main.swift"), atomically: true, encoding: .utf8)
        let weights =
            Program.shared("fixtures/w_default.safetensors")
            ?? Program.root.appendingPathComponent("sample-data/models/published-2.safetensors").path
        let planned = try Program.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["-u", "PRISM_OPTIMISED_KERNELS", "swift", "build", "--print-manifest-job-graph"], in: folder)
        #expect(planned.status == 0 && planned.output.contains("embedding"), "\(planned.errors)")
        let program = parent.appendingPathComponent("embedding-program")
        try BuiltProduct("PrismModel", of: copy).compile(
            sources.appendingPathComponent("main.swift"), as: program)
        let outcome = try Program.run(program, [weights])
        #expect(outcome.status == 0, "\(outcome.errors)")
        for (words, number) in [("predicted", "-0.12866"), ("without signal 1", "-0.14289")] {
            #expect(outcome.output.contains("\(words) \(Program.hasFixtures ? number : "")"), "\(words)")
        }
    }

    /// The newest version that the change log describes is the program's.
    @Test func changeLogNamesTheVersion() throws {
        let log = try String(
            contentsOf: Program.root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
        let headings = log.split(separator: "\n").filter { $0.hasPrefix("## [") && $0 != "## [Unreleased]" }
        let version = try Program.prism("--version").output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(headings.first?.hasPrefix("## [\(version)]") == true, "\(headings.first ?? "no version")")
    }

    /// Every command works as it stands, in the order in which the README gives them.
    ///
    /// Those on a released checkpoint need ../shared/fixtures and are left out without it; `make` is what CI runs.
    @Test func everyCommandRuns() throws {
        let commands = try ReadmeCommands(
            readme: readme, checkpoint: Program.shared("fixtures/w_default.ckpt"))
        defer { try? FileManager.default.removeItem(at: commands.folder) }
        let makefile = try String(
            contentsOf: Program.root.appendingPathComponent("Makefile"), encoding: .utf8)
        var ran = 0
        for line in ReadmeCommands.lines(of: readme) where !line.isEmpty {
            var words = line.split(separator: " ").map(String.init)
            let program = words.removeFirst()
            if program == "make" {
                #expect(makefile.contains("\n\(words.first ?? ""):"), "\(line)")
                continue
            }
            try #require(program == "prism", "\(line)")
            if words.contains("released.ckpt"), !Program.hasFixtures { continue }
            let outcome = try Program.run(
                Program.executable, words, in: commands.folder,
                environment: [
                    "XDG_STATE_HOME": commands.folder.path, "XDG_CONFIG_HOME": commands.folder.path,
                ])
            #expect(outcome.status == 0, "\(line): \(outcome.errors)")
            #expect(!outcome.output.isEmpty, "\(line)")
            ran += 1
        }
        #expect(ran > 12)
    }

    @Test func namesTheTwoCommands() {
        #expect(readme.contains("make run") && readme.contains("make test"))
    }
}
