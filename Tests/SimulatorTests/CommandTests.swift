import Foundation
import Testing

@testable import Simulator

/// The command itself, as a process.
@Suite struct CommandTests {
    private let tool: URL

    init() throws {
        // The test runner lies beside the products it tests.
        let runner = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let here = [runner, Bundle.main.bundleURL].map { $0.appendingPathComponent("prism") }
        tool = try #require(here.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }

    private func start(_ arguments: [String]) throws -> (process: Process, output: Pipe, errors: Pipe) {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = tool
        process.arguments = ["simulate"] + arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return (process, output, errors)
    }

    private func run(_ arguments: String...) throws -> (status: Int32, output: Data, errors: String) {
        let (process, output, errors) = try start(arguments)
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, text, String(decoding: complaints, as: UTF8.self))
    }

    @Test func writesAndReports() throws {
        let folder = try ScratchFolder()
        let made = try run("-o", folder("a/b"), "--genes", "12", "--seed", "3", "--json")
        #expect(made.status == 0 && made.errors.isEmpty)
        let report = try JSONDecoder().decode(SimulationReport.self, from: made.output)
        #expect(report.parameters.seed == 3 && report.files.count == 16 && report.statistics.count == 33)
        let table = try run("-o", folder("c"), "--genes", "12", "--contigs", "1,0,0,0")
        #expect(table.status == 0 && String(decoding: table.output, as: UTF8.self).hasPrefix("SIMULATED"))
    }

    @Test func refusesAFolderInUse() throws {
        let folder = try ScratchFolder()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder("notes.txt")))
        let refused = try run("-o", folder.path, "--genes", "12")
        #expect(
            refused.status == 1 && refused.errors.contains("is not empty")
                && refused.errors.contains("--force"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
        #expect(try run("-o", folder.path, "--genes", "12", "--force").status == 0)
        #expect(FileManager.default.fileExists(atPath: folder("notes.txt")))
        let file = try run("-o", folder("notes.txt"), "--genes", "12", "--force")
        #expect(file.status == 1 && file.errors.contains("is a file"))
        let under = try run("-o", folder("notes.txt/x"), "--genes", "12")
        #expect(under.status == 1 && under.errors.contains("is a file"))
    }

    @Test func badArgumentsAreErrorsAndWriteNothing() throws {
        let folder = try ScratchFolder()
        let cases: [([String], String)] = [
            (["--genes", "0"], "expected 1 to 500,000"), (["--genes=-7"], "expected 1 to 500,000"),
            (["--genes", "1000000"], "expected 1 to 500,000"),
            (["--genes", "99999999999999999999"], "invalid"),
            (["--genes", "many"], "invalid"), (["--seed=-1"], "invalid"),
            (["--contigs", "1,2"], "expected four numbers"),
            (["--contigs", "0,1,1,1"], "at least one to train on"),
            (["--contigs", "1,1,1,99999999"], "at most 1,000"), (["--backdoor", "nan"], "expected 0 to 10"),
            (["--background-effect", "none"], "on-marks"),
        ]
        for (arguments, words) in cases {
            let result = try run(
                "-o", folder("x"), arguments[0], arguments.count > 1 ? arguments[1] : "--json")
            #expect(result.status != 0 && result.errors.contains(words), "\(arguments): \(result.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder("x")))
    }

    @Test func aKilledRunLeavesNothingUnderFinalNames() throws {
        let folder = try ScratchFolder()
        let (process, _, _) = try start(["-o", folder("x"), "--genes", "20000"])
        let deadline = Date().addingTimeInterval(180)
        // Wait until real bytes are on disk, then kill without warning.
        while size(folder("x"), containing: "genome.fa.gz.") < 100_000, Date() < deadline, process.isRunning {
            usleep(20_000)
        }
        #expect(process.isRunning)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let left = files(folder("x"))
        #expect(!left.isEmpty && left.allSatisfy { $0.hasPrefix(".") && $0.hasSuffix(".partial") }, "\(left)")
        #expect(try run("-o", folder("x"), "--genes", "12").status == 1)
        #expect(try run("-o", folder("x"), "--genes", "12", "--force").status == 0)
        #expect(!files(folder("x")).contains { $0.hasPrefix(".") })
    }

    /// Names of all files below a folder.
    private func files(_ path: String) -> [String] {
        let manager = FileManager.default
        return (manager.subpaths(atPath: path) ?? []).filter { name in
            var isFolder: ObjCBool = false
            return manager.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }.map { URL(fileURLWithPath: $0).lastPathComponent }
    }

    private func size(_ path: String, containing part: String) -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let sizes = names.filter { $0.contains(part) }.map { name in
            (try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.size] as? Int) ?? 0
        }
        return sizes.max() ?? 0
    }
}
