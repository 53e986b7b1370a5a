import Canvas
import Foundation
import PrismModel
import Terminal
import TestSupport
import Testing

/// Keys, mouse, sizes and colours on a pseudo-terminal.
@Suite(.serialized, .enabled(if: Probe.isBuilt, "the probe is not built"))
struct SessionTests {
    @Test func keys() throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        let typed: [(String, String)] = [
            ("a", "a"), ("é", "é"), ("日", "日"), ("\u{1B}OA", "Up"), ("\u{1B}[1;5C", "Ctrl-Right"),
            ("\u{1B}[1;2D", "Shift-Left"),
            ("\u{1B}[5~", "PgUp"), ("\u{1B}[6~", "PgDn"), ("\u{1B}OH", "Home"), ("\u{1B}OF", "End"),
            ("\u{1B}[3~", "Del"),
            ("\u{7F}", "Backspace"), ("\r", "Enter"), ("\t", "Tab"), ("\u{1B}[Z", "Shift-Tab"),
            ("\u{1B}OP", "F1"),
            ("\u{1B}[15~", "F5"), ("\u{1B}[24~", "F12"), ("\u{1B}[1;2P", "Shift-F1"), ("\u{1B}z", "Alt-z"),
            ("\u{0F}", "Ctrl-O"),
            ("\u{03}", "Ctrl-C"), ("\u{0}", "Ctrl-Space"), ("\u{1D}", "Ctrl-]"), ("\u{1B}", "Esc"),
        ]
        for (bytes, name) in typed {
            terminal.type(bytes)
            terminal.wait(for: name) { $0.events.last == "key \(name)" }
        }
        terminal.type("q")
        #expect(terminal.end() == .exit(0))
    }

    @Test func mouse() throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        terminal.type(
            "\u{1B}[<0;10;5M\u{1B}[<32;11;5M\u{1B}[<0;11;5m\u{1B}[<64;1;1M\u{1B}[<81;80;24M\u{1B}[M \"#")
        terminal.wait(for: "the mouse") { $0.events.count == 6 }
        #expect(
            terminal.events == [
                "mouse press left 4,9", "mouse drag left 4,10", "mouse release left 4,10",
                "mouse wheel up 0,0",
                "mouse Ctrl-wheel down 23,79", "mouse press left 2,1",
            ])
    }

    @Test func pasteWakeDeadlineAndCopy() throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        terminal.type("\u{1B}[200~q\u{1B}[Ax\u{1B}[201~")
        terminal.wait(for: "a paste") { $0.events.contains { $0.hasPrefix("paste of") } }
        // Nothing in it acted as a key.
        #expect(!terminal.events.contains { $0.hasPrefix("key") })
        terminal.type("t")
        terminal.wait(for: "deadline")
        terminal.type("w")
        terminal.wait(for: "wake")
        terminal.type("y")
        terminal.wait(for: "copied true")
        #expect(terminal.text.contains("\u{1B}]52;c;" + Data("MYH9".utf8).base64EncodedString() + "\u{7}"))
        terminal.type("q")
        #expect(terminal.end() == .exit(0))
        // A thousand rings are few wakes.
        #expect(terminal.events.filter { $0 == "wake" }.count < 1000)
    }

    @Test func sizes() throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        for (rows, columns) in [(40, 120), (5, 20), (1, 1), (60, 200), (2, 300), (24, 80)] {
            terminal.terminal.resize(rows: rows, columns: columns)
            terminal.wait(for: "\(rows)x\(columns)") {
                $0.events.last == "resize to \(rows)x\(columns)" && $0.log.last == "drawn"
            }
        }
        terminal.type("q")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isRestored)
    }

    /// The environment's idea of the size does not win over the terminal's.
    @Test func staleSizeInTheEnvironment() throws {
        let terminal = try Probe(environment: ["LINES": "10", "COLUMNS": "20"])
        terminal.wait(for: "the size") { $0.log.contains { $0.hasPrefix("open") } }
        terminal.waitForFrame()
        terminal.terminal.resize(rows: 33, columns: 99)
        terminal.wait(for: "resize to 33x99")
    }

    @Test func onlyChangesAreSent() throws {
        let terminal = try Probe(rows: 60, columns: 200)
        terminal.waitForFrame()
        usleep(50_000)
        terminal.pump()
        let before = terminal.output.count
        terminal.type("a")
        terminal.wait(for: "the key on the screen") {
            $0.text.hasSuffix("key a") || $0.text.contains("key a")
        }
        let sent = terminal.output.count - before
        #expect(sent > 0 && sent < 200, "\(sent) bytes for one more word on the screen")
        #expect(before > 400)
    }

    @Test func colours() throws {
        func output(_ environment: [String: String?]) throws -> (String, String) {
            let terminal = try Probe(["--showcase"], environment: environment)
            terminal.waitForFrame()
            terminal.type("q")
            #expect(terminal.end() == .exit(0))
            return (terminal.log.first ?? "", terminal.text)
        }
        let (many, manyText) = try output([:])
        #expect(many.contains("indexed256") && manyText.contains("38;5;"))
        let (few, fewText) = try output(["TERM": "xterm"])
        #expect(few.contains("basic8") && !fewText.contains("38;5;") && fewText.contains("[34m"))
        let (none, noneText) = try output(["NO_COLOR": "1"])
        #expect(none.contains("mono") && noneText.firstMatch(of: /\x1B\[([0-9]+;)*[34][0-8][;m]/) == nil)
        #expect(noneText.contains("[7m") || noneText.contains(";7m"))
        let (empty, _) = try output(["NO_COLOR": ""])
        #expect(empty.contains("indexed256"))
        let (plain, plainText) = try output(["LANG": "C"])
        #expect(plain.contains("ascii") && plainText.utf8.allSatisfy { $0 < 0x80 })
        let (missing, missingText) = try output(["LANG": "xx_XX.UTF-8"])
        #expect(missing.contains("braille") && missingText.contains("┏"))
        let (old, oldText) = try output(["TERM": "vt100"])
        #expect(
            old.contains("mono ascii") && oldText.utf8.allSatisfy { $0 < 0x80 }
                && !oldText.contains("[?1002h"))
    }

    /// Needs a terminal description with direct colours, which this test compiles itself.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tic"), "no terminfo compiler"))
    func trueColour() throws {
        let folder = NSTemporaryDirectory() + "/terminfo-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let source = folder + ".ti"
        let direct = { (code: Int) in
            "\\E[%?%p1%{8}%<%t\(code)%p1%d%e\(code)8\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1%{255}%&%d%;m"
        }
        let text = """
            xterm-direct|xterm with direct colours,
            \tRGB, colors#0x1000000, pairs#0x10000, ccc@, initc@, setaf=\(direct(3)), setab=\(direct(4)), use=xterm-256color,

            """
        try text.write(toFile: source, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: source) }
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/tic")
        compiler.arguments = ["-x", "-o", folder, source]
        try compiler.run()
        compiler.waitUntilExit()
        #expect(compiler.terminationStatus == 0)
        let terminal = try Probe(
            ["--showcase"],
            environment: [
                "COLORTERM": "truecolor", "TERMINFO_DIRS": folder + ":/lib/terminfo:/usr/share/terminfo",
            ])
        terminal.waitForFrame()
        terminal.type("q")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.log.first?.hasPrefix("open xterm-direct trueColor") == true)
        // The dark theme's background, #14171d.
        #expect(terminal.text.contains("48:2::20:23:29m"))
        #expect(terminal.isRestored)
    }

    @Test func glyphLadderAtRunTime() throws {
        let terminal = try Probe(environment: ["LANG": "C"])
        terminal.waitForFrame()
        terminal.pump()
        #expect(!terminal.text.contains("▃"))
        // From ASCII on to braille: ncurses was given UTF-8 all the same.
        terminal.type("g")
        terminal.wait(for: "blocks on the screen") { $0.text.contains("▃") && $0.text.contains("日本") }
        terminal.type("q")
        #expect(terminal.end() == .exit(0))
    }

    /// Whatever bytes arrive: no trap, and the terminal is given back.
    @Test func randomInput() throws {
        let terminal = try Probe(["--deaf"])
        terminal.waitForFrame()
        var random = SplitMix64(seed: 9)
        let fragments: [String] = [
            "\u{1B}[<", "\u{1B}[", "\u{1B}", "\u{1B}[M", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}]", ";", "M",
            "99999999999", "日", "\u{1B}O",
        ]
        var sent = 0
        for round in 0..<12 {
            var bytes: [UInt8] = []
            while bytes.count < 450 {
                if round.isMultiple(of: 2) || Bool.random(using: &random) {
                    bytes.append(.random(in: 0...255, using: &random))
                } else {
                    bytes += Array((fragments.randomElement(using: &random) ?? "").utf8)
                }
            }
            terminal.type(bytes)
            sent += bytes.count
            usleep(20_000)
            if round.isMultiple(of: 3) { terminal.terminal.resize(rows: 3 + round, columns: 10 + round) }
        }
        #expect(sent > 5000)
        let count = terminal.log.count
        terminal.wait(for: "life after it") { terminal in
            terminal.type("\u{18}\u{1B}[201~z")
            usleep(60_000)
            return terminal.log.count > count && terminal.events.last == "key z"
        }
        terminal.send(SIGTERM)
        #expect(terminal.end() == .signal(SIGTERM))
        #expect(terminal.isRestored)
    }
}
