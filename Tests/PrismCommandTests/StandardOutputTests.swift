import Foundation
import Testing

/// What is printed arrives, or the command fails and says so.
@Suite(.serialized) struct StandardOutputTests {
    static let folder = Result { try OutputFolder() }

    /// Every command that prints, in every form in which it does.
    private static func commands(_ folder: OutputFolder) -> [[String]] {
        let set = folder.dataset
        let weights = folder("set/m2.safetensors")
        return [
            ["--help"], ["--version"], ["help"], ["help", "predict"], ["train", "--help"],
            ["--generate-completion-script", "fish"], ["--experimental-dump-help"], ["keys"], ["man"],
            ["themes"], ["info", weights], ["info", weights, "--json"],
            ["convert", weights, folder("w.safetensors")], ["window", set, "SIM1"],
            ["predict", set, "--genes", "SIM1"], ["evaluate", set, "--bootstrap", "2"],
            ["evaluate", set, "--bootstrap", "2", "--json"], ["states", set, "--k", "2"],
            ["states", set, "--k", "2", "--json"], ["snapshot", set, "--size", "80x24"],
            ["snapshot", set, "--size", "80x24", "--format", "svg"], [set], ["check", set],
            ["check", set, "--json"], ["example", "--weights", weights],
            ["bench", "dataset", set, "--windows", "2"],
            ["simulate", "--genes", "20", "-o", folder("again"), "--force"],
        ]
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskFails() throws {
        let folder = try Self.folder.get()
        for arguments in Self.commands(folder) {
            let outcome = try folder.shell("exec \"$@\" >/dev/full", arguments)
            #expect(outcome.status == 1, "\(arguments): \(outcome.status)")
            #expect(
                outcome.errors.contains("standard output: cannot write: No space left on device"),
                "\(arguments): \(outcome.errors)")
        }
    }

    /// Whoever reads may stop reading, whether the signal for it is on or ignored.
    @Test(arguments: ["", "trap '' PIPE; "])
    func aClosedPipeEndsQuietly(before: String) throws {
        let folder = try Self.folder.get()
        for arguments in [
            ["window", folder.dataset, "SIM1"], ["man"], ["--experimental-dump-help"],
            ["predict", folder.dataset], ["check", folder.dataset, "--json"],
        ] {
            let outcome = try folder.shell(
                before + "\"$@\" | { head -c 1 >/dev/null; exec <&-; }; echo ${PIPESTATUS[0]}", arguments)
            #expect(outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
            // All of it may have been taken before the reader left.
            #expect(["0\n", "141\n"].contains(outcome.output), "\(arguments): \(outcome.output)")
        }
        let outcome = try folder.shell(
            before + "\"$@\" | true; echo ${PIPESTATUS[0]}", ["predict", folder.dataset])
        #expect(outcome.output == "141\n" && outcome.errors.isEmpty, "\(outcome.output) \(outcome.errors)")
    }

    /// A stream that was closed does not become one of the files that are written.
    @Test func aClosedStreamFailsAndSpoilsNoFile() throws {
        let folder = try Self.folder.get()
        let keys = try folder.shell("exec \"$@\" >&-", ["keys"])
        #expect(
            keys.status == 1 && keys.errors.contains("standard output: cannot write: Bad file descriptor"))
        let states = try folder.shell(
            "exec \"$@\" >&- 2>&- <&-", ["states", folder.dataset, "--k", "2", "-o", folder("closed.tsv")])
        #expect(states.status == 1)
        let table = try folder.text("closed.tsv")
        #expect(table.hasPrefix("# prism ") && !table.contains("states of 20 genes"))
        let silent = try folder.shell(
            "exec \"$@\" >&-", ["predict", folder.dataset, "--genes", "SIM1", "-o", folder("one.tsv")])
        #expect(silent.status == 0, "\(silent.errors)")
    }

    /// A limit on the size of files stands for a disk that is full before the file is whole.
    @Test func filesThatDoNotFitAreNotLeftBehind() throws {
        let folder = try Self.folder.get()
        let set = folder.dataset
        for (name, arguments) in [
            ("p.tsv", ["predict", set, "-o"]), ("s.tsv", ["states", set, "--k", "2", "-o"]),
            ("s.bed", ["states", set, "--k", "2", "--step", "20", "--flank", "4000", "--bed"]),
            ("w.st", ["convert", folder("set/m2.safetensors")]),
            ("sim", ["simulate", "--genes", "20", "-o"]), ("t", ["train", set, "--max-steps", "1", "-o"]),
        ] {
            try FileManager.default.createDirectory(
                atPath: folder("full"), withIntermediateDirectories: true)
            let outcome = try folder.shell("ulimit -f 1; exec \"$@\"", arguments + [folder("full/\(name)")])
            #expect(outcome.status == 1, "\(name): \(outcome.status)")
            #expect(outcome.errors.contains("File too large"), "\(name): \(outcome.errors)")
            let left = FileManager.default.enumerator(atPath: folder("full"))?.compactMap { $0 as? String }
            let files = (left ?? []).filter {
                (try? FileManager.default.contentsOfDirectory(atPath: folder("full/" + $0))) == nil
            }
            #expect(files.isEmpty, "\(name): \(files)")
            try FileManager.default.removeItem(atPath: folder("full"))
        }
        let device = try Program.prism("predict", set, "--genes", "SIM1", "-o", "/dev/null")
        #expect(device.status == 1 && device.errors.contains("not a regular file"))
    }

    /// Messages that cannot be written are no reason to die of.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func standardErrorMayBeFull() throws {
        let folder = try Self.folder.get()
        let train = try folder.shell(
            "exec \"$@\" 2>/dev/full",
            ["train", folder.dataset, "-o", folder("full-errors"), "--max-steps", "1"])
        #expect(train.status == 0)
        let none = try folder.shell("exec \"$@\" 2>/dev/full", ["info", folder("none")])
        #expect(none.status == 1)
    }

    /// `print` holds back what it is given and forgets what failed.
    @Test func nothingElsePrints() throws {
        let sources = Program.root.appending(path: "Sources")
        for room in ["prism", "Explorer", "Predictions", "GenomeData", "Simulator", "PrismModel", "Files"] {
            let files = FileManager.default.enumerator(
                at: sources.appending(path: room), includingPropertiesForKeys: nil)
            for case let file as URL in files ?? FileManager.DirectoryEnumerator()
            where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                let calls = text.matches(of: /(?:^|[^.\w])(?:print|puts|debugPrint)\(/)
                #expect(calls.isEmpty, "\(file.lastPathComponent)")
                #expect(!text.contains("FileHandle.standard"), "\(file.lastPathComponent)")
            }
        }
    }
}
