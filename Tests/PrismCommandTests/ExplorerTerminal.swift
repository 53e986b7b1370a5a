import Foundation
import Terminal
import Testing

/// `prism` on a pseudo-terminal, started by a shell that notes what `stty -a` says before and after it.
final class ExplorerTerminal {
    let terminal: PseudoTerminal
    /// Everything written to the terminal.
    private(set) var output: [UInt8] = []
    /// Where it runs: what it exports and remembers stays here.
    let folder: URL

    /// Starts it. `environment` adds to a plain one with TERM=xterm-256color.
    init(
        _ arguments: [String], environment changes: [String: String] = [:], rows: Int = 24, columns: Int = 80
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-terminal-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        ].merging(changes) { $1 }
        let script = """
            cd "$1" || exit 99; shift; ulimit -c 0; stty -a >before
            sh -c 'echo $$ >pid; exec "$0" "$@"' "$@"
            echo $? >status; stty -a >after
            """
        terminal = try PseudoTerminal(
            "/bin/sh", ["-c", script, "sh", folder.path, Program.executable.path] + arguments,
            environment: environment, rows: rows, columns: columns)
    }

    deinit {
        if !hasEnded, let process { kill(process, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    // MARK: driving

    func type(_ bytes: [UInt8]) { terminal.type(bytes) { output += $0 } }
    func type(_ text: String) { type(Array(text.utf8)) }

    /// Takes what was written.
    func pump(milliseconds: Int = 0) { output += terminal.written(within: milliseconds) }

    func send(_ signal: Int32) throws { kill(try #require(process), signal) }

    // MARK: watching

    private func note(_ name: String) -> String? {
        try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// The process of `prism`, not of the shell.
    var process: pid_t? { note("pid").flatMap { pid_t($0.filter(\.isNumber)) } }
    /// As the shell writes it: a signal counts from 128.
    var status: Int32? { note("status").flatMap { Int32($0.filter(\.isNumber)) } }
    var hasEnded: Bool { terminal.ended() != nil }

    var text: String { String(decoding: output, as: UTF8.self) }

    /// Waits for three minutes at most, as the machine may be busy.
    @discardableResult
    func wait(
        for what: String, location: SourceLocation = #_sourceLocation, _ condition: (ExplorerTerminal) -> Bool
    )
        -> Bool
    {
        let end = Date().addingTimeInterval(180)
        while Date() < end {
            pump(milliseconds: 5)
            if condition(self) { return true }
        }
        Issue.record(
            "waited for \(what) in vain; output: \(text.suffix(400).debugDescription)",
            sourceLocation: location)
        return false
    }

    /// Waits until the genes show.
    func waitForGenes(location: SourceLocation = #_sourceLocation) {
        wait(for: "the genes", location: location) {
            $0.text.contains("Genes") && $0.text.contains("Expression")
        }
    }

    /// Leaves as a user does, out of whatever is open: Esc, and then q, apart, as both together are Alt and q. Where the program is
    /// slow to read it takes longer pauses.
    func leave(location: SourceLocation = #_sourceLocation) {
        var pause = 100
        wait(for: "the end", location: location) { explorer in
            for key in ["\u{1B}\u{1B}\u{1B}\u{1B}", "\u{1B}", "q"] where !explorer.hasEnded {
                explorer.type(key)
                let end = ContinuousClock.now + .milliseconds(pause)
                while ContinuousClock.now < end, !explorer.hasEnded { explorer.pump(milliseconds: 5) }
            }
            pause = min(pause * 2, 10_000)
            return explorer.hasEnded
        }
    }

    /// Waits for the end and expects the terminal to be as it was: in its settings, and in what was sent last of each
    /// mode.
    @discardableResult
    func end(location: SourceLocation = #_sourceLocation) -> Int32? {
        wait(for: "the end", location: location) { $0.hasEnded }
        pump()
        // All but the size, which the tests change.
        func settings(_ name: String) -> String? {
            note(name)?.replacing(/rows \d+|columns \d+|\d+ rows|\d+ columns/, with: "")
        }
        let before = settings("before")
        #expect(before?.contains("icanon") == true, sourceLocation: location)
        #expect(settings("after") == before, sourceLocation: location)
        for mode in ["?1002", "?1006", "?2004", "?1049"] {
            let on = text.range(of: "\u{1B}[\(mode)h", options: .backwards)?.lowerBound
            let off = text.range(of: "\u{1B}[\(mode)l", options: .backwards)?.lowerBound
            let isOff = if let on, let off { off > on } else { on == nil }
            #expect(isOff, "\(mode) is left on", sourceLocation: location)
        }
        let hidden = text.range(of: "\u{1B}[?25l", options: .backwards)?.lowerBound
        let shown = text.range(of: "\u{1B}[?25h", options: .backwards)?.lowerBound
        let isShown = if let hidden, let shown { shown > hidden } else { hidden == nil }
        #expect(isShown, "the cursor is left hidden", sourceLocation: location)
        return status
    }
}
