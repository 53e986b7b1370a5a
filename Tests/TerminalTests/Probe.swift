import Foundation
import Terminal
import Testing

/// The probe on a pseudo-terminal, its output and the log that it writes.
final class Probe {
    let terminal: PseudoTerminal
    private(set) var output: [UInt8] = []
    private let before: [UInt8]
    private let logPath: String

    static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("terminal-probe").path
    static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// Starts it.
    ///
    /// `environment` adds to, or with nil removes from, a plain one with TERM=xterm-256color.
    init(
        _ arguments: [String] = [], environment changes: [String: String?] = [:], rows: Int = 24,
        columns: Int = 80, inputPath: String? = nil
    ) throws {
        var environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/tmp",
            "TERM": "xterm-256color", "LANG": "C.UTF-8",
        ]
        for (name, value) in changes { environment[name] = value }
        logPath = NSTemporaryDirectory() + "/terminal-probe-\(UUID().uuidString).log"
        // What the settings are before anything runs, a program that does nothing shows.
        before = try PseudoTerminal("/bin/true", [], environment: [:]).settings
        terminal = try PseudoTerminal(
            Probe.path, arguments + ["--log", logPath], environment: environment, rows: rows,
            columns: columns,
            inputPath: inputPath)
    }

    deinit { try? FileManager.default.removeItem(atPath: logPath) }

    // MARK: driving

    func type(_ text: String) { type(Array(text.utf8)) }

    func type(_ bytes: [UInt8]) { terminal.type(bytes) { output += $0 } }

    func send(_ signal: Int32) { kill(terminal.process, signal) }

    /// Takes what the program has written.
    func pump(milliseconds: Int = 0) { output += terminal.written(within: milliseconds) }

    // MARK: watching

    var log: [String] {
        let text = (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// The events so far, without the notes of frames drawn.
    var events: [String] { log.filter { $0 != "drawn" && !$0.hasPrefix("open") } }

    /// Everything written to the terminal.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Waits until something holds: for three minutes, as the machine may be busy.
    func wait(
        for what: String, seconds: Double = 180, location: SourceLocation = #_sourceLocation,
        _ condition: (Probe) -> Bool
    ) {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            pump(milliseconds: 2)
            if condition(self) { return }
            if terminal.ended() != nil { usleep(1000) }
        }
        Issue.record(
            "waited for \(what) in vain; log: \(log.suffix(12)); output: \(text.suffix(300).debugDescription)",
            sourceLocation: location)
    }

    /// Waits until a frame is on the screen.
    func waitForFrame(location: SourceLocation = #_sourceLocation) {
        wait(for: "a frame", location: location) { $0.log.last == "drawn" }
    }

    /// Waits for a line of the log.
    func wait(for event: String, location: SourceLocation = #_sourceLocation) {
        wait(for: event, location: location) { $0.log.contains(event) }
    }

    /// How the program ended.
    func end(location: SourceLocation = #_sourceLocation) -> PseudoTerminal.Outcome? {
        wait(for: "the end", location: location) { $0.terminal.ended() != nil }
        pump()
        return terminal.ended()
    }

    /// Whether the terminal's settings are what they were before the program started.
    var isRestored: Bool { terminal.settings == before }
}
