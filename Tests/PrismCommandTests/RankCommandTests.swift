import Foundation
import Testing

/// Training by several processes under Open MPI's mpirun, on this machine.
@Suite(.serialized, .enabled(if: Ranks.mpirun != nil, "Open MPI's mpirun is not installed"))
struct RankCommandTests {
    private let single = TrainCommandTests()

    /// The same files, to the last bit, from any number of ranks; said once.
    @Test func anyNumberOfRanks() throws {
        try single.withSimulation { folder in
            let alone = try single.train(folder, to: "alone")
            try #require(alone.status == 0, "\(alone.errors)")
            for count in 1...3 {
                let run = try Ranks.run(count, single.arguments(folder, to: "ranks\(count)"))
                #expect(run.status == 0, "\(run.errors)")
                #expect(run.output.components(separatedBy: "data set ").count == 2, "\(run.output)")
                #expect(run.output.contains("ranks       \(count), "))
                for file in ["last", "best"] {
                    #expect(
                        try single.weights(folder, "ranks\(count)", file)
                            == single.weights(folder, "alone", file),
                        "\(file) of \(count) ranks")
                }
                func log(_ name: String) throws -> String {
                    try String(
                        contentsOf: folder.appendingPathComponent("\(name)/seed-2/log.tsv"), encoding: .utf8)
                }
                #expect(try log("ranks\(count)") == log("alone"))
            }
        }
    }

    /// Stopped under two ranks, gone on with under three.
    @Test func resumesOnAnotherNumberOfRanks() throws {
        try single.withSimulation { folder in
            let alone = try single.train(folder, to: "alone")
            try #require(alone.status == 0, "\(alone.errors)")
            let first = try Ranks.run(2, single.arguments(folder, to: "parts") + ["--max-steps", "25"])
            #expect(first.status == 0 && first.output.contains("stopped after step 25"), "\(first.errors)")
            let second = try Ranks.run(3, single.arguments(folder, to: "parts") + ["--resume"])
            #expect(second.status == 0, "\(second.errors)")
            #expect(try single.weights(folder, "parts") == single.weights(folder, "alone"))
        }
    }

    /// A rank that is killed, or all that are interrupted: all end, and the run can go on.
    @Test(arguments: ["a rank killed", "interrupted"]) func ended(how: String) throws {
        try single.withSimulation { folder in
            let long = TrainCommandTests.config.replacing("steps = 60", with: "steps = 100000")
            try long.write(
                to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
            let process = try Ranks.process(3, single.arguments(folder, to: "ended"))
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try Program.start(process)
            let last = folder.appendingPathComponent("ended/seed-2/last.safetensors").path
            for _ in 0..<3600 where !FileManager.default.fileExists(atPath: last) {
                Thread.sleep(forTimeInterval: 0.05)
            }
            try #require(FileManager.default.fileExists(atPath: last))
            if how == "interrupted" {
                process.interrupt()
            } else {
                let ranks = try Ranks.processes(trainingIn: folder)
                #expect(ranks.count == 3)
                kill(try #require(ranks.last), SIGKILL)
            }
            process.waitUntilExit()
            if how != "interrupted" { #expect(process.terminationStatus != 0) }
            for _ in 0..<3600 where try !Ranks.processes(trainingIn: folder).isEmpty {
                Thread.sleep(forTimeInterval: 0.05)
            }
            #expect(try Ranks.processes(trainingIn: folder).isEmpty)
            let again = try Ranks.run(
                2, single.arguments(folder, to: "ended") + ["--resume", "--max-steps", "1"])
            #expect(again.status == 0 && again.output.contains("--resume goes on"), "\(again.errors)")
        }
    }

    /// A rank that fails says why and ends the others.
    @Test func aRankThatFails() throws {
        try single.withSimulation { folder in
            let good = single.arguments(folder, to: "failed")
            var bad = good
            bad[1] = "/nowhere/dataset.toml"
            let missing = try Ranks.run(1, good, and: bad)
            #expect(missing.status != 0 && missing.errors.contains("rank 1: "), "\(missing.errors)")
            #expect(missing.errors.contains("/nowhere/dataset.toml"))
            let other = folder.appendingPathComponent("other.toml")
            try TrainCommandTests.config.replacing("shift = 10", with: "shift = 11")
                .write(to: other, atomically: true, encoding: .utf8)
            var different = good
            different[5] = other.path
            let disagreement = try Ranks.run(1, good, and: different)
            #expect(
                disagreement.status != 0
                    && disagreement.errors.contains("rank 1 differs from rank 0 in its settings"),
                "\(disagreement.errors)")
        }
    }

    /// Started by some mpirun without the library to talk to the others: not several runs that overwrite each other.
    @Test func neverAloneByMistake() throws {
        try single.withSimulation { folder in
            let run = try Program.run(
                Program.executable, single.arguments(folder, to: "none"), environment: ["PMI_SIZE": "4"])
            #expect(run.status != 0 && run.errors.contains("only Open MPI's mpirun is supported"))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
        }
    }
}
