import Foundation
import Testing

@testable import GenomeData

@Suite struct FoldFilesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func manifest(_ model: String) throws -> Manifest {
        try Manifest(
            text: ManifestTests.least + "[[model]]\nname = \"m\"\n" + model, path: scratch.path("d.toml"))
    }

    private func members(_ model: String = "folds = \"cv\"") throws -> [String] {
        try manifest(model).models[0].members()
    }

    @Test func `weights by fold and seed, as numbers`() throws {
        for place in ["fold-2/seed-22", "fold-2/seed-3", "fold-10/seed-3", "fold-1/seed-3"] {
            try scratch.write("", as: "cv/\(place)/last.safetensors")
            try scratch.write("", as: "cv/\(place)/best.safetensors")
        }
        // Others are not folds.
        try scratch.write("", as: "cv/predictions.tsv")
        for stranger in ["fold-", "fold-x", "fold-+3", "fold-99999999999999999999", "old-fold-4"] {
            try scratch.write("", as: "cv/\(stranger)/seed-2/last.safetensors")
        }
        let expected = ["fold-1/seed-3", "fold-2/seed-3", "fold-2/seed-22", "fold-10/seed-3"].map {
            scratch.path("cv/\($0)/last.safetensors")
        }
        for name in ["cv", "cv/", "./cv", scratch.path("cv")] {
            let found = try members("folds = \"\(name)\"")
            #expect(found.map { $0.replacing("/./", with: "/") } == expected, "\(name)")
        }
    }

    /// The manifest opens before the folds are trained, and while they are.
    @Test func `what is missing or damaged is said when the model is asked for, with what to do`() throws {
        let source = try manifest("folds = \"cv\"").models[0]
        #expect(source.folds == scratch.path("cv") && source.files.isEmpty)
        func problem() -> String { failure { try source.members() } ?? "none" }
        #expect(
            problem()
                == "\(source.folds ?? ""): there is no such folder; prism crossvalidate -o \(source.folds ?? "") writes one"
        )
        try scratch.write("", as: "cv")
        #expect(problem().contains("is a file; expected the folder that prism crossvalidate wrote"))
        try FileManager.default.removeItem(atPath: scratch.path("cv"))
        try scratch.write("", as: "cv/predictions.tsv")
        #expect(problem().contains("cv: holds no fold-1/seed-…/last.safetensors"))
        try scratch.write("", as: "cv/fold-1/seed-2/last.safetensors")
        #expect(try source.members().count == 1)
        try scratch.write("", as: "cv/fold-2/notes.txt")
        #expect(
            problem().contains(
                "fold-2/seed-…/last.safetensors: is missing; the same prism crossvalidate command"))
        try scratch.write("", as: "cv/fold-2/seed-2/log.tsv")
        #expect(problem().contains("fold-2/seed-2/last.safetensors: is missing"))
        try scratch.write("", as: "cv/fold-2/seed-2/last.safetensors")
        try scratch.write("", as: "cv/fold-3")
        #expect(problem().contains("fold-3: is a file"))
        try FileManager.default.removeItem(atPath: scratch.path("cv/fold-3"))
        for seed in 0..<256 { try scratch.write("", as: "cv/fold-3/seed-\(seed)/last.safetensors") }
        #expect(problem().contains("holds 258 files of weights; expected at most 256"))
    }

    @Test(arguments: [
        ("folds = \"a\"\nfiles = [\"b\"]", "line 6: both files and folds; expected one of them"),
        ("folds = [\"a\"]", "line 6: folds: expected a string"), ("folds = \"\"", "line 6: folds is empty"),
        ("folds = \"https://example.org/cv\"", "line 6: folds is a URL"),
        ("fold = \"a\"", "did you mean \"folds\"?"),
        ("", "expected files, a list of 1 to 256 checkpoints, or folds"),
    ])
    func `what is wrong in the manifest`(text: String, expected: String) throws {
        let message = failure { try manifest(text + "\n") }
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    /// A folder instead of weights is one of folds; together with files it is neither.
    @Test func `a folder given as weights`() throws {
        try scratch.write("", as: "cv/fold-1/seed-2/last.safetensors")
        let whole = try manifest("files = [\"m\"]")
        let source = try Manifest.ModelSource(
            weights: [scratch.path("cv")], name: "cv", signals: nil, of: whole)
        #expect(try source.members().count == 1)
        let message = failure {
            try Manifest.ModelSource(weights: ["m", scratch.path("cv")], name: "cv", signals: nil, of: whole)
        }
        #expect(message?.contains("cv: is a folder; expected files of weights") == true)
    }

    /// The lines that make a folder a model, read back, name that folder.
    @Test(arguments: ["cv", "deep/er/cv", "with \"quotes\" and ünï", "../beside"])
    func `the entry for a manifest`(name: String) throws {
        try scratch.write("", as: "set/\(name)/fold-1/seed-2/last.safetensors")
        let text = ManifestTests.least
        let before = try Manifest(text: text, path: scratch.path("set/d.toml"))
        let entry = try #require(before.entry(ofFolds: scratch.path("set/\(name)")))
        #expect(!entry.contains(scratch.path("")), "relative")
        let after = try Manifest(text: text + entry, path: scratch.path("set/d.toml"))
        #expect(try after.models[0].members().count == 1 && after.models[0].name == "cross-validated")
        // It is a model now; another folder gets another name.
        #expect(after.entry(ofFolds: scratch.path("set/\(name)/")) == nil)
        #expect(after.entry(ofFolds: scratch.path("other"))?.contains("\"cross-validated 2\"") == true)
        // A manifest of a server names a folder of this machine whole.
        let remote = try Manifest(text: text, path: "https://example.org/d.toml")
        #expect(remote.entry(ofFolds: "/x/cv")?.contains("folds = \"/x/cv\"") == true)
    }

    @Test func `the example of measured data names what its recipe trains`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let experiments = root.appending(path: "Benchmarks/experiments").path
        let manifest = try Manifest(path: experiments + "/k562-chr22.toml")
        let recipe = try String(contentsOfFile: experiments + "/k562.sh", encoding: .utf8)
        #expect(manifest.models.count == 2)
        for model in manifest.models {
            let folds = try #require(model.folds)
            let parts = folds.components(separatedBy: "/../../.build/k562/")
            #expect(parts.count == 2 && recipe.contains("\nrun \(parts[1]) k562"), "\(folds)")
        }
    }

    @Test func `a check names what is missing`() throws {
        let miniature = try MiniatureDataSet()
        func report() throws -> CheckReport {
            try miniature.open([("[split]", "[[model]]\nname = \"m\"\nfolds = \"cv\"\n[split]")]).check()
        }
        let fault = try #require(report().findings.first)
        #expect(fault.severity == .error && fault.message.contains("there is no such folder"))
        try miniature.scratch.write("no weights", as: "cv/fold-1/seed-2/last.safetensors")
        let other = try report()
        #expect(other.findings.first?.message.contains("the model cannot be loaded") == true)
        #expect(other.models.first?.files.count == 1)
    }
}
