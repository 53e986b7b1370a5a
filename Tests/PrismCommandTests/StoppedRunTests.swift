import Foundation
import Testing

@testable import prism

/// Ctrl-C, and the run after it: in words how much is kept, and how to go on.
@Suite struct StoppedRunTests {
    private static let folder = Result { try OutputFolder(genes: 20) }

    /// Runs `prism` and sends SIGINT once something holds of the process.
    private func interrupted(
        _ arguments: [String], once holds: (pid_t) -> Bool, then goOn: () -> Void = {}
    ) throws -> Program.Outcome {
        let folder = try Self.folder.get()
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let files = ["out", "err"].map { URL(filePath: folder("\(UUID().uuidString).\($0)")) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try Program.start(process)
        while process.isRunning, !holds(process.processIdentifier) { usleep(2_000) }
        process.interrupt()
        goOn()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Program.Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// Runs `prism` with a list of genes from a pipe, and sends SIGINT while it waits for these: before any work is done, and
    /// after the program has begun to listen.
    private func interrupted(_ arguments: [String], listing genes: String) throws -> Program.Outcome {
        let folder = try Self.folder.get()
        let pipe = folder("pipe-\(UUID().uuidString)")
        try #require(mkfifo(pipe, 0o600) == 0)
        var writer: Int32 = -1
        return try interrupted(arguments.map { $0 == "PIPE" ? pipe : $0 }) { _ in
            // A pipe can be written to without waiting once somebody reads it.
            writer = open(pipe, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
            return writer >= 0
        } then: {
            // Open for reading too: a write must not end the tests where the program has ended.
            let both = open(pipe, O_RDWR | O_CLOEXEC)
            _ = genes.withCString { write(both, $0, strlen($0)) }
            for descriptor in [writer, both] { close(descriptor) }
        }
    }

    private func list() -> String { (1...20).map { "SIM\($0)\n" }.joined() }

    @Test func `what is kept is told, and the next run says that it goes on`() throws {
        let folder = try Self.folder.get()
        let names = (1...20).map { "SIM\($0)" }.joined(separator: ",")
        func predict(_ genes: String, _ output: String) -> [String] {
            ["predict", folder.dataset, "--genes", genes, "-o", folder(output)]
        }
        let whole = try Program.run(Program.executable, predict(names, "whole.tsv"))
        #expect(whole.status == 0 && !whole.errors.contains("stopped"), "\(whole.errors)")
        let lines = try folder.text("whole.tsv").split(separator: "\n")
        let head = lines.count - 20
        try Data((lines.prefix(head + 7).joined(separator: "\n") + "\nENSG").utf8)
            .write(to: URL(filePath: folder("out.tsv.partial")))
        let stopped = try interrupted(predict("PIPE", "out.tsv"), listing: list())
        #expect(stopped.status == 130, "\(stopped.errors)")
        #expect(
            stopped.errors.hasSuffix(
                "prism: stopped: \(folder("out.tsv.partial")) keeps 7 of 20 genes; the same command goes on from there\n"
            ), "\(stopped.errors)")
        // A list in a file is the same request as names.
        let again = try Program.run(Program.executable, predict(names, "out.tsv"))
        #expect(again.status == 0)
        #expect(
            again.errors.contains(
                "prism: \(folder("out.tsv.partial")) holds 7 of 20 genes of a stopped run, which goes on from there\n"
            ),
            "\(again.errors)")
        #expect(try folder.text("out.tsv") == folder.text("whole.tsv"))
        let anew = try Program.run(Program.executable, predict(names, "out.tsv") + ["--restart"])
        #expect(anew.status == 0 && !anew.errors.contains("stopped run"))
    }

    @Test(arguments: [
        (
            ["attribute", "DATA", "--genes", "PIPE", "-o", "OUT", "--method", "ism"],
            "stopped before the first of 20 genes was done"
        ),
        (
            ["report", "DATA", "--genes", "PIPE", "-o", "OUT"],
            "stopped before the first of 20 genes was done"
        ),
        (
            ["heatmap", "DATA", "--genes", "PIPE", "-o", "OUT.svg"],
            "nothing is kept, and the same command begins anew"
        ),
        (
            ["predict", "DATA", "--genes", "PIPE"],
            "of 20 genes: nothing is kept, and the same command begins anew"
        ),
        (
            ["snapshot", "DATA", "--genes", "PIPE", "-o", "OUT"],
            "stopped before the first of 20 pictures was done"
        ),
    ])
    func `where nothing is kept that is told`(arguments: [String], words: String) throws {
        let folder = try Self.folder.get()
        let output = folder("never-\(UUID().uuidString)")
        let stopped = try interrupted(
            arguments.map { $0 == "DATA" ? folder.dataset : $0.replacing("OUT", with: output) },
            listing: list())
        #expect(stopped.status == 130 && stopped.errors.contains(words), "\(stopped.errors)")
        #expect(stopped.errors.split(separator: "\n").count { $0.contains("stopped") } == 1)
    }

    @Test func `a simulation that is stopped leaves no folder`() throws {
        let output = try Self.folder.get()("stopped-simulation")
        let stopped = try interrupted(["simulate", "-o", output, "--genes", "20000"]) { _ in
            FileManager.default.fileExists(atPath: output + "/tracks")
        }
        #expect(stopped.status == 130, "\(stopped.errors)")
        #expect(
            stopped.errors.hasPrefix("prism: stopped after ")
                && stopped.errors.hasSuffix(
                    " of 20,000 genes: nothing is kept, and the same command begins anew\n"),
            "\(stopped.errors)")
        #expect(!FileManager.default.fileExists(atPath: output))
    }

    /// Whether a process has a handler of its own for SIGINT.
    private static func heedsInterrupt(_ process: pid_t) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let caught = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
            .flatMap { UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) }
        return (caught ?? 0) & 1 << (SIGINT - 1) != 0
    }

    /// A checkpoint of 16 million zeros, which takes a while to read.
    private func largeWeights() throws -> String {
        let path = try Self.folder.get()("large-\(UUID().uuidString)")
        let bytes = 64 << 20
        let header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[\(bytes / 4)],\"data_offsets\":[0,\(bytes)]}}"
        let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
        try (length + Data(header.utf8)).write(to: URL(filePath: path))
        try #require(truncate(path, off_t(8 + header.utf8.count + bytes)) == 0)
        return path
    }

    @Test(
        .enabled("only Linux tells which signals a process heeds") {
            FileManager.default.fileExists(atPath: "/proc/self/status")
        },
        arguments: [
            ["bench", "data", "--genome", "SEQUENCE", "--repeats", "100000"],
            ["bench", "inference", "--repeats", "10000"],
            ["bench", "training", "--repeats", "10000"],
            ["evaluate", "DATA", "--bootstrap", "100000"],
            ["convert", "WEIGHTS", "OUT"],
        ])
    func `what keeps no part is stopped at once, and says so`(arguments: [String]) throws {
        let folder = try Self.folder.get()
        let place = folder("at-once-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let command = try arguments.map { word in
            switch word {
            case "DATA": folder.dataset
            case "SEQUENCE": folder("set/genome.fa.gz")
            case "WEIGHTS": try largeWeights()
            case "OUT": place + "/out"
            default: word
            }
        }
        let stopped = try interrupted(command, once: Self.heedsInterrupt)
        #expect(stopped.status == 130)
        // Before it resamples, `evaluate` predicts, and says of that how far it was: on a busy machine it may be there already.
        let words = stopped.errors.replacing(/\ after \d+ of 20 genes/, with: "")
        #expect(
            words == "prism: stopped: nothing is kept, and the same command begins anew\n",
            "\(stopped.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    }

    @Test func `a file half written is taken away`() throws {
        let place = try Self.folder.get()("half-written")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: place) }
        let stopped = try interrupted(["convert", largeWeights(), place + "/out"]) { _ in
            (try? names().isEmpty) == false
        }
        // A machine may be done before it is stopped, or stopped when only the end is left.
        let left = try names()
        #expect(left == ["out"] || left.isEmpty && stopped.status == 130, "\(left): \(stopped)")
    }

    @Test func `words of a run`() {
        #expect(
            StoppableRun.ending(895, of: 2436, "record", kept: "e.tsv.partial")
                == "stopped: e.tsv.partial keeps 895 of 2,436 records; the same command goes on from there")
        #expect(
            StoppableRun.beginning(1, of: 1, "gene", kept: "x.partial")
                == "x.partial holds 1 of 1 gene of a stopped run, which goes on from there")
        #expect(
            StoppableRun.ending(0, of: nil, "gene", kept: nil)
                == "stopped: nothing is kept, and the same command begins anew")
    }
}
