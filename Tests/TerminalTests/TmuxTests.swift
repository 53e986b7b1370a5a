import Foundation
import TestSupport
import Testing

/// In tmux, where people will have it open all day.
@Suite(
    .serialized,
    .enabled(if: Tmux.isUsable && Probe.isBuilt, "tmux is not installed, or the probe is not built"))
struct TmuxTests {
    @Test func everyTerminalType() throws {
        let tmux = Tmux()
        let kinds: [(type: String, locale: String, depth: String, glyphs: String)] = [
            ("xterm-256color", "C.UTF-8", "indexed256", "braille"),
            ("tmux-256color", "C.UTF-8", "indexed256", "braille"),
            ("screen-256color", "C.UTF-8", "indexed256", "braille"),
            ("xterm", "C.UTF-8", "basic8", "braille"),
            ("vt100", "C.UTF-8", "mono", "ascii"), ("tmux-256color", "C", "indexed256", "ascii"),
        ]
        for (index, kind) in kinds.enumerated() {
            try tmux.start(
                "w\(index)", "env TERM=\(kind.type) LANG=\(kind.locale) LC_ALL=\(kind.locale) \(Probe.path)")
        }
        for (index, kind) in kinds.enumerated() {
            let isASCII = kind.glyphs == "ascii"
            let wanted = [
                "probe 24x80 \(kind.depth) \(kind.glyphs)",
                isASCII ? "_____...:::--===+++***##" : "▁▁▁▁▁▂▂▂▃▃▃▄▄▅▅▅▆▆▆▇▇▇██",
                isASCII ? "? ? ?  ok" : "é 日本 ok",
            ]
            // All at once: a screen that is looked at while it is drawn has a part of it.
            try tmux.wait("w\(index)") { screen in
                let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                guard lines.count >= 24, lines[23].hasSuffix("#"), lines[23].count == 80 else { return false }
                return Array(lines.prefix(3)) == wanted
            }
        }
    }

    @Test func sizes() throws {
        let tmux = Tmux()
        for (rows, columns) in [(24, 80), (40, 120), (60, 200), (5, 20)] {
            let name = "s\(rows)"
            try tmux.start(
                name, "env TERM=tmux-256color LANG=C.UTF-8 \(Probe.path)", rows: rows, columns: columns)
            // A name longer than the line is cut.
            try tmux.wait(name) { $0.contains("probe \(rows)x\(columns)".prefix(columns)) }
        }
        try tmux.run(["resize-window", "-t", "s24", "-x", "100", "-y", "30"])
        try tmux.wait("s24") { $0.contains("probe 30x100") && $0.contains("resize to 30x100") }
    }

    @Test func mouseAndKeys() throws {
        let tmux = Tmux()
        try tmux.start("m", "env TERM=tmux-256color LANG=C.UTF-8 \(Probe.path)")
        try tmux.wait("m") { $0.contains("probe 24x80") }
        try tmux.type("m", "-l", "\u{1B}[<0;10;5M")
        try tmux.type("m", "C-Right", "M-k", "S-Up", "F3", "C-o", "BTab", "Escape")
        let wanted = [
            "mouse press left 4,9", "key Ctrl-Right", "key Alt-k", "key Shift-Up", "key F3", "key Ctrl-O",
            "key Shift-Tab",
            "key Esc",
        ]
        try tmux.wait("m") { screen in wanted.allSatisfy { screen.contains($0) } }
    }

    private static let hasShell = FileManager.default.isExecutableFile(atPath: "/bin/bash")

    /// Starts a shell with jobs; what its terminal's settings come to.
    private func startShell(_ name: String, in tmux: Tmux) throws -> Substring {
        try tmux.start(name, "env PS1='> ' TERM=tmux-256color LANG=C.UTF-8 bash --norc --noprofile -i")
        try tmux.type(name, "stty -a | cksum", "Enter")
        let screen = try tmux.wait(name) { $0.contains(/\n\d+ \d+\n>/) }
        return try #require(screen.firstMatch(of: /\n(\d+ \d+)\n/)?.1)
    }

    /// Leaves the probe; the terminal's settings are what they were.
    private func leaveProbe(_ name: String, in tmux: Tmux, settings sum: Substring) throws {
        try tmux.type(name, "q")
        try tmux.wait(name) { !$0.contains("probe 24x80") }
        try tmux.type(name, "clear; stty -a | cksum", "Enter")
        try tmux.wait(name) { $0.contains(sum) }
    }

    /// A window that changed while the program was stopped, by the key or by force, has a screen of its own size.
    @Test(.enabled(if: hasShell, "needs a shell with jobs"), arguments: [false, true])
    func resizedWhileStopped(isForced: Bool) throws {
        let tmux = Tmux()
        let name = isForced ? "f" : "k"
        _ = try startShell(name, in: tmux)
        try tmux.type(name, "clear; \(Probe.path)", "Enter")
        try tmux.wait(name) { $0.contains("probe 24x80") }
        for (rows, columns) in [(18, 60), (40, 120), (18, 60), (24, 80)] {
            if isForced {
                let shell = try tmux.run(["list-panes", "-t", name, "-F", "#{pane_pid}"])
                    .trimmingCharacters(in: .whitespacesAndNewlines)
                let child = try Tmux.output(["pgrep", "-P", shell]).trimmingCharacters(
                    in: .whitespacesAndNewlines)
                kill(try #require(pid_t(child)), SIGSTOP)
            } else {
                try tmux.type(name, "C-z")
            }
            // By force the screen stays as it is, with the shell's words on it.
            try tmux.wait(name) { $0.contains("Stopped") && (isForced || !$0.contains("probe ")) }
            try tmux.run(["resize-window", "-t", name, "-x", "\(columns)", "-y", "\(rows)"])
            try tmux.type(name, "clear; fg", "Enter")
            // All at once: a screen that is looked at while it is drawn has a part of it.
            try tmux.wait(name) { screen in
                let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
                guard lines.count >= rows, lines[0].hasPrefix("probe \(rows)x\(columns)") else {
                    return false
                }
                return lines[rows - 1].count == columns && lines[rows - 1].hasSuffix("#")
            }
        }
    }

    /// Started with & it waits, stopped, until the shell gives it the terminal, and leaves it as it was.
    @Test(.enabled(if: hasShell, "needs a shell with jobs"))
    func startedInTheBackground() throws {
        let tmux = Tmux()
        let sum = try startShell("b", in: tmux)
        try tmux.type("b", "clear; \(Probe.path) &", "Enter")
        func expectStopped(_ mark: String) throws {
            try tmux.type(
                "b", "clear; until jobs | grep -q Stopped; do sleep 0.05; done; clear; echo \(mark)'!'",
                "Enter")
            try tmux.wait("b") { $0.contains("\(mark)!") && !$0.contains("probe 24x80") }
        }
        try expectStopped("first")
        // In the background it is stopped again.
        try tmux.type("b", "clear; bg; sleep 0.3", "Enter")
        try expectStopped("again")
        try tmux.type("b", "clear; fg", "Enter")
        try tmux.wait("b") { $0.contains("probe 24x80") }
        try tmux.type("b", "a")
        try tmux.wait("b") { $0.contains("key a") }
        try leaveProbe("b", in: tmux, settings: sum)
    }

    /// Ctrl-Z gives the shell a sane terminal; fg brings the screen back; so after being stopped by force.
    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "needs a shell that edits lines"))
    func stopAndContinue() throws {
        let tmux = Tmux()
        let log = NSTemporaryDirectory() + "/terminal-probe-\(UUID().uuidString).log"
        defer { try? FileManager.default.removeItem(atPath: log) }
        let sum = try startShell("j", in: tmux)

        try tmux.type("j", "clear; \(Probe.path) --log \(log)", "Enter")
        try tmux.wait("j") { $0.contains("probe 24x80") }
        try tmux.type("j", "C-z")
        try tmux.wait("j") { $0.contains("Stopped") && !$0.contains("probe 24x80") }
        try tmux.type("j", "clear; stty -a | cksum", "Enter")
        try tmux.wait("j") { $0.contains(sum) }
        try tmux.type("j", "fg", "Enter")
        try tmux.wait("j") { $0.contains("probe 24x80") && $0.contains("resumed") }

        // Stopped by a signal that no program can catch: the shell's settings are in force when it continues.
        let pid = try tmux.run(["list-panes", "-t", "j", "-F", "#{pane_pid}"]).trimmingCharacters(
            in: .whitespacesAndNewlines)
        let child = try #require(
            pid_t(try Tmux.output(["pgrep", "-P", pid]).trimmingCharacters(in: .whitespacesAndNewlines)))
        kill(child, SIGSTOP)
        try tmux.wait("j") { $0.contains("Stopped") }
        try tmux.type("j", "fg", "Enter")
        try tmux.wait("j") { $0.contains("probe 24x80") && $0.components(separatedBy: "resumed").count >= 3 }
        try tmux.type("j", "a")
        try tmux.wait("j") { $0.contains("key a") }

        try leaveProbe("j", in: tmux, settings: sum)
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(!lines.contains("key Ctrl-Z"))
    }
}
