import Canvas
import Foundation
import Testing

@testable import Explorer

/// Selections piped to commands of the user's.
@Suite struct PipeTests {
    private func state() -> ExplorerState {
        var state = Sample.state()
        state.pipes = [
            PipeCommand(name: "count", command: "wc -l"), PipeCommand(name: "cat", command: "cat"),
        ]
        return state
    }

    @Test func `marked genes, else the listed ones, or the locus`() {
        var state = state()
        #expect(PipeSubject.genes.words(in: state) == "40 listed genes")
        let lines = PipeSubject.genes.text(in: state).split(separator: "\n")
        #expect(lines.count == 41 && lines[0].hasPrefix("gene_id\tsymbol\tchrom\ttss"))
        state.press("* j *")
        #expect(PipeSubject.genes.words(in: state) == "2 marked genes")
        #expect(PipeSubject.genes.text(in: state).split(separator: "\n").count == 3)
        let locus = state.locus
        #expect(
            PipeSubject.locus.text(in: state)
                == "\(locus.contig)\t\(locus.start)\t\(locus.end)\t\(state.currentGene?.symbol ?? "")\n")
    }

    @Test func `a command runs when it is chosen, and its output scrolls`() throws {
        var state = state()
        state.press("|")
        #expect(state.popup is PipePopup && state.text.contains("wc -l"))
        try Golden.check(state, .popup, "pipe-120x40")
        state.press("Enter")
        let popup = try #require(state.popup as? OutputPopup)
        #expect(popup.run.command == "wc -l" && popup.lines.count == 3 && popup.ending == "exit status 0")
        #expect(state.text.contains("count reads") && state.text.contains("exit status 0  Esc closes"))
        state.press("j k G g Esc")
        #expect(state.popup == nil)
        state.enter("pipe cat locus")
        #expect((state.popup as? OutputPopup)?.run.input == PipeSubject.locus.text(in: state))
        state.press("q")
        for (text, words) in [
            ("pipe nothing", "names no \"nothing\""), ("pipe cat all", "expected NAME"),
            ("pipe cat locus now", "expected NAME"),
        ] {
            state.enter(text)
            #expect(state.message?.text.contains(words) == true && state.popup == nil, "\(text)")
        }
        state.pipes = []
        state.press("|")
        #expect(state.message?.text.contains("[pipe] of config.toml names no command") == true)
    }

    @Test func `Esc stops what runs, then closes`() {
        var state = state()
        _ = update(&state, .key(.character("|")))
        let begun = update(&state, .key(Key(.enter)))
        #expect(begun.contains { if case .errand(let c) = $0, case .run = c.errand { true } else { false } })
        #expect(state.isBusy && state.text.contains("running  Esc stops"))
        let stopped = update(&state, .key(Key(.escape)))
        #expect(
            stopped.contains { if case .errand(let c) = $0, case .stop = c.errand { true } else { false } })
        #expect(state.popup is OutputPopup && state.text.contains("being stopped"))
        _ = update(&state, .key(Key(.escape)))
        #expect(state.popup == nil && !state.isWaiting)
    }

    @Test func `settings name commands`() {
        let settings = SettingsReader.settings(
            "[pipe]\ncount = \"wc -l\"\nbad = 3\nempty = \" \"\n\"two words\" = \"cat\"\n", file: "c",
            commands: .program)
        #expect(settings.pipes == [PipeCommand(name: "count", command: "wc -l")])
        #expect(settings.problems.count == 3 && settings.problems.allSatisfy { $0.hasPrefix("c line ") })
    }

    @Test func `what would steer a terminal is taken out`() {
        for (line, plain) in [
            ("a\tb", "a       b"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{07}x", "x"),
            ("\u{1B}Pq\u{1B}\\y", "y"), ("a\u{07}\u{08}b\u{7F}\u{85}", "ab"), ("é\u{202E}漢", "é漢"),
            ("\u{1B}", ""), ("\u{1B}[", ""), ("plain", "plain"),
        ] { #expect(OutputText.plain(line) == plain, "\(line.debugDescription)") }
        var text = OutputText()
        let (first, second, rest) = (text.add("one\ntw".utf8), text.add("o\n\n".utf8), text.end())
        #expect(first == ["one"] && second == ["two", ""] && rest.isEmpty)
        let long = text.add(Array(repeating: UInt8(ascii: "x"), count: 5_000)) + text.end()
        #expect(long.map(\.count) == [2_000, 2_000, 1_000])
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let bytes = (0..<80).map { _ in UInt8.random(in: 0...255, using: &random) }
            let lines = text.add(bytes) + text.end()
            #expect(lines.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        }
    }

    // MARK: The shell itself

    /// Runs a command to its end.
    private func output(of command: String, input: String = "", stoppingAfter lines: Int? = nil) -> (
        lines: [String], ending: String?
    ) {
        let shell = Shell(), mailbox = Mailbox {}
        let run = PipeRun(number: 1, name: "x", command: command, input: input, subject: "")
        shell.start(run, into: mailbox)
        var found: [String] = []
        let end = ContinuousClock.now + .seconds(180)
        while ContinuousClock.now < end {
            _ = mailbox.wait(seconds: 0.05)
            for case .errand(let arrival) in mailbox.collect() {
                guard case .output(let lines, let ending) = arrival.answer.outcome else { continue }
                found += lines
                if ending != nil { return (found, ending) }
            }
            if let lines, found.count >= lines { shell.stop(1) }
        }
        return (found, nil)
    }

    @Test func `sh reads the selection and says how it ended`() {
        let (lines, ending) = output(of: "sort; echo done >&2; exit 3", input: "b\na\n")
        #expect(lines == ["a", "b", "done"] && ending == "exit status 3")
        #expect(output(of: "kill -9 $$").ending == "ended by signal 9")
        #expect(output(of: "true", input: String(repeating: "x\n", count: 200_000)).ending == "exit status 0")
        // No terminal: what asks for one is told so.
        #expect(output(of: "true </dev/tty || echo none").lines.last == "none")
        #expect(output(of: "sleep 5 & echo started").lines == ["started"])
    }

    @Test func `it is stopped with all that it started, and when it writes too much`() {
        let (lines, ending) = output(of: "trap '' TERM; echo begun; sleep 1000 | cat", stoppingAfter: 1)
        #expect(lines == ["begun"] && ending == "stopped")
        let (many, reason) = output(of: "yes prism")
        #expect(reason?.hasPrefix("stopped: it wrote more than 1 MB") == true && many.count < 200_000)
    }
}
