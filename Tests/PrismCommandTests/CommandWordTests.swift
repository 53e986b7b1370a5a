import Foundation
import Testing

@testable import prism

/// A misspelt command is told from a file that is not there, and from one that is.
struct CommandWordTests {
    @Test(
        arguments: [
            ("predct", "predict"), ("preditc", "predict"), ("Predict", "predict"), ("pred", "predict"),
            ("evaluation", "evaluate"), ("chek", "check"), ("snapshoot", "snapshot"), ("sate", "states"),
            ("themes2", "themes"), ("mna", "man"), ("hlep", "help"), ("crossval", "crossvalidate"),
            ("widnow", "window"), ("simulte", "simulate"), ("explorer", "explore"),
        ])
    func nearMissesNameTheNearest(word: String, name: String) throws {
        #expect(CommandWord([word], from: Prism.self).nearest == name)
        let outcome = try Program.prism(word)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("no command and no file \(word); did you mean prism \(name)?"))
    }

    @Test func optionsBehindDoNotHideIt() throws {
        let outcome = try Program.prism("predct", "set/dataset.toml", "--weights", "w", "-o", "x")
        #expect(outcome.status == 64 && outcome.errors.contains("did you mean prism predict?"))
        let nested = try Program.prism("bench", "infrence", "--json")
        #expect(nested.status == 64 && nested.errors.contains("did you mean prism bench inference?"))
        let helped = try Program.prism("help", "predct")
        #expect(helped.status == 64 && helped.errors.contains("did you mean prism predict?"))
    }

    @Test(arguments: ["zzzzzz", "mydata", "x"])
    func otherWordsNameNoCommand(word: String) throws {
        #expect(CommandWord([word], from: Prism.self).nearest == nil)
        let outcome = try Program.prism(word)
        #expect(outcome.status == 64 && outcome.errors.contains("prism --help lists the commands"))
        #expect(!outcome.errors.contains("did you mean"))
    }

    @Test(arguments: ["datset.toml", "./predct", "data/predct", "../predict"])
    func pathsAreMissedAsPaths(path: String) throws {
        let outcome = try Program.prism(path)
        #expect(outcome.status == 64 && outcome.errors.contains("there is no file \(path)"))
    }

    /// A folder that is called like a slip is what it is.
    @Test func whatIsThereIsOpened() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "word-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "predct"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try Program.run(Program.executable, ["predct"], in: folder)
        #expect(outcome.errors.contains("there is no dataset.toml in predct"))
    }

    @Test(arguments: [["predict"], ["bench", "inference"], ["window"], ["import", "geneexp"], ["bench"]])
    func helpShowsTheCommand(words: [String]) throws {
        let shown = try Program.run(Program.executable, ["help"] + words)
        let own = try Program.run(Program.executable, words + ["--help"])
        #expect(shown.status == 0 && shown.output == own.output)
        #expect(shown.output.contains("USAGE: prism \(words.joined(separator: " "))"))
    }

    /// Files that are not there are said in the program's own words, whatever the option.
    @Test func missingFilesAreNamed() throws {
        let folder = try StandardOutputTests.folder.get()
        let set = folder.dataset
        for arguments in [
            ["train", set, "-o", folder("t"), "--config", "none.toml"],
            ["crossvalidate", set, "-o", folder("c"), "--config", "none.toml"],
            ["train", "none.toml", "-o", folder("t")], ["predict", set, "--weights", "none.ckpt"],
            ["evaluate", set, "--predictions", "none.tsv"], ["states", set, "--names", "none.tsv"],
            ["states", set, "none.tsv", "--truth"], ["merge", "none.tsv", "-o", folder("m")],
            ["verify", "--weights", "none", "--fixture", "none"], ["bench", "data", "--track", "none.bw"],
            ["convert", "none", folder("x")], ["info", "none"],
        ] {
            let outcome = try Program.run(Program.executable, arguments, in: folder.url)
            #expect(outcome.status == 1, "\(arguments)")
            #expect(
                outcome.errors.hasPrefix("Error: none") && outcome.errors.contains("No such file"),
                "\(arguments): \(outcome.errors)")
            #expect(!outcome.errors.contains("NSCocoa"))
        }
        for (output, words) in [
            ("/proc/x/y", "/proc/x: cannot be made a folder"),
            (set + "/below", "is a file, expected a folder"),
        ] {
            let outcome = try Program.prism("train", set, "-o", output, "--max-steps", "1")
            #expect(outcome.status == 1 && outcome.errors.contains(words), "\(outcome.errors)")
        }
    }
}
