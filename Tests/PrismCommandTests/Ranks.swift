import Foundation
import Testing

/// mpirun, and what it started.
enum Ranks {
    static let mpirun = ["/usr/bin/mpirun", "/usr/local/bin/mpirun", "/opt/homebrew/bin/mpirun"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    private static let options = ["--allow-run-as-root", "--oversubscribe", "--bind-to", "none"]

    static func process(_ count: Int, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(mpirun))
        process.arguments = options + ["-n", "\(count)", Program.executable.path] + arguments
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Runs to the end; with one more rank where that has arguments of its own.
    static func run(_ count: Int, _ arguments: [String], and other: [String]? = nil) throws -> Program.Outcome
    {
        let more = other.map { [":", "-n", "1", Program.executable.path] + $0 } ?? []
        return try Program.run(
            URL(fileURLWithPath: try #require(mpirun)),
            options + ["-n", "\(count)", Program.executable.path] + arguments + more)
    }

    /// Processes of this program, not mpirun, that were told to train in a folder.
    static func processes(trainingIn folder: URL) throws -> [pid_t] {
        let lines = try Program.run(
            URL(fileURLWithPath: "/bin/ps"), ["-A", "-ww", "-o", "pid=,stat=,command="])
        return lines.output.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 2, !words[1].hasPrefix("Z"), words[2] == Program.executable.path,
                words.contains(where: { $0.hasPrefix(folder.path) })
            else { return nil }
            return pid_t(words[0])
        }
    }
}
