import ArgumentParser
import Foundation
import Terminal

/// The explorer on a pseudo-terminal, timed from outside.
final class ExplorerProbe {
    /// Milliseconds from the start of the process to the first frame.
    private(set) var firstFrame = 0.0
    /// Milliseconds until the data set's genes show.
    private(set) var genesFrame = 0.0
    private let terminal: PseudoTerminal
    private static let patience = Duration.seconds(20)

    /// Starts this very program's `explore` with some arguments and waits for its first frame.
    init(_ arguments: [String]) throws {
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory(), "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        ]
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let start = ContinuousClock.now
        terminal = try PseudoTerminal(
            program, ["explore"] + arguments, environment: environment, rows: 60, columns: 200)
        firstFrame = try wait(for: "prism", since: start)
        genesFrame = try wait(for: "Expression", since: start)
    }

    /// Presses a key and takes what is written for a while.
    func press(_ key: String, restingSeconds: Double) {
        terminal.type(Array(key.utf8)) { _ in }
        rest(seconds: restingSeconds)
    }

    /// Milliseconds from a key until a text is written.
    func time(of key: String, until text: String) throws -> Double {
        _ = terminal.written()
        let start = ContinuousClock.now
        var output: [UInt8] = []
        terminal.type(Array(key.utf8)) { output += $0 }
        return try wait(for: text, since: start, seen: output)
    }

    /// Takes what is written for a while.
    func rest(seconds: Double) {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end { _ = terminal.written(within: 5) }
    }

    /// Leaves, and checks that it ended well.
    func quit() throws {
        terminal.type(Array("q".utf8)) { _ in }
        let end = ContinuousClock.now + Self.patience
        while terminal.ended() == nil {
            guard ContinuousClock.now < end else { throw ValidationError("the explorer does not end") }
            _ = terminal.written(within: 5)
        }
        guard terminal.ended() == .exit(0) else { throw ValidationError("the explorer ended badly") }
    }

    private func wait(
        for text: String, since start: ContinuousClock.Instant, seen: [UInt8] = []
    ) throws -> Double {
        var output = seen
        let wanted = Data(text.utf8)
        while Data(output).range(of: wanted) == nil {
            guard ContinuousClock.now - start < Self.patience, terminal.ended() == nil else {
                throw ValidationError("the explorer does not show “\(text)”")
            }
            output += terminal.written(within: 2)
        }
        return (ContinuousClock.now - start) / .milliseconds(1)
    }

    /// The process's resident memory, in kilobytes; 0 where the system does not tell.
    var resident: Int {
        let status = (try? String(contentsOfFile: "/proc/\(terminal.process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    /// Seconds of processor time the process has taken; 0 where the system does not tell.
    var processorSeconds: Double {
        let text = (try? String(contentsOfFile: "/proc/\(terminal.process)/stat", encoding: .utf8)) ?? ""
        // The name stands in brackets and may hold spaces.
        guard let end = text.lastIndex(of: ")") else { return 0 }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            return 0
        }
        return (user + system) / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    }
}
