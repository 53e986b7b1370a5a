import Foundation
import Terminal
import Testing

/// However the program ends, the terminal is as it was before.
@Suite(.serialized, .enabled(if: Probe.isBuilt, "the probe is not built"))
struct EndingTests {
    /// What must be sent at the end, whatever the end: modes off, colours off, cursor on, main screen.
    private func expectGivenBack(_ terminal: Probe, _ what: String) {
        #expect(terminal.isRestored, "\(what): settings differ")
        let text = terminal.text
        for sequence in ["\u{1B}[?1002l", "\u{1B}[?1006l", "\u{1B}[?2004l", "\u{1B}[?1049l", "\u{1B}[?25h"] {
            let on = text.range(of: sequence.dropLast() + "h", options: .backwards)?.lowerBound
            let off = text.range(of: sequence, options: .backwards)?.lowerBound
            #expect(off != nil, "\(what): no \(sequence.debugDescription)")
            if let on, let off, sequence != "\u{1B}[?25h" {
                #expect(off > on, "\(what): \(sequence.debugDescription)")
            }
        }
    }

    @Test func quit() throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        #expect(!terminal.isRestored)
        terminal.type("q")
        #expect(terminal.end() == .exit(0))
        expectGivenBack(terminal, "quit")
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT]) func asked(signal: Int32) throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        terminal.send(signal)
        #expect(terminal.end() == .signal(signal))
        #expect(terminal.log.contains("terminate by \(signal)"))
        expectGivenBack(terminal, "signal \(signal)")
    }

    #if arch(x86_64)
        static let trap = SIGILL
    #else
        static let trap = SIGTRAP
    #endif

    @Test(arguments: [
        ("trap", PseudoTerminal.Outcome.signal(trap)), ("thread", .signal(trap)),
        ("overflow", .signal(SIGSEGV)),
        ("abort", .signal(SIGABRT)), ("exit", .exit(7)), ("error", .exit(2)),
    ])
    func mistake(ending: String, outcome: PseudoTerminal.Outcome) throws {
        let terminal = try Probe(["--do", ending])
        terminal.waitForFrame()
        terminal.type("x")
        #expect(terminal.end() == outcome)
        expectGivenBack(terminal, ending)
    }

    @Test(arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGQUIT, SIGXCPU, SIGUSR1])
    func fault(signal: Int32) throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        terminal.send(signal)
        #expect(terminal.end() == .signal(signal))
        expectGivenBack(terminal, "signal \(signal)")
    }

    private func hangingProbe() throws -> Probe {
        let terminal = try Probe(["--do", "hang"])
        terminal.waitForFrame()
        terminal.type("x")
        terminal.wait(for: "key x")
        return terminal
    }

    /// A program that does not listen is ended after two seconds.
    @Test func hanging() throws {
        let terminal = try hangingProbe()
        let start = Date()
        terminal.send(SIGTERM)
        #expect(terminal.end() == .signal(SIGTERM))
        #expect(Date().timeIntervalSince(start) > 1)
        expectGivenBack(terminal, "hang")
    }

    /// Asked again it ends at once, by the second signal, of which the two seconds know nothing.
    @Test func hangingAskedAgain() throws {
        // On a busy machine the two seconds may be over before, or the second signal may be seen first.
        for _ in 0..<20 {
            let terminal = try hangingProbe()
            terminal.send(SIGTERM)
            usleep(50_000)
            terminal.send(SIGINT)
            let end = terminal.end()
            expectGivenBack(terminal, "hang")
            if end == .signal(SIGINT) { return }
            #expect(end == .signal(SIGTERM))
        }
        Issue.record("the second signal never ended it")
    }

    @Test func lineCut() throws {
        let terminal = try Probe()
        terminal.waitForFrame()
        terminal.terminal.cut()
        #expect([.signal(SIGHUP), .exit(3)].contains(terminal.end()))
    }

    @Test(arguments: [
        ("dumb", "cannot place the cursor"), ("no-such-terminal", "no description"),
        ("../etc/passwd", "no description"),
        (nil, "TERM is not set"), ("", "TERM is not set"),
    ])
    func refused(type: String?, message: String) throws {
        let terminal = try Probe(environment: ["TERM": type])
        #expect(terminal.end() == .exit(2))
        #expect(terminal.text.contains(message))
        #expect(terminal.isRestored && !terminal.text.contains("\u{1B}"))
    }

    @Test func notATerminal() throws {
        let terminal = try Probe(inputPath: "/dev/null")
        #expect(terminal.end() == .exit(2))
        #expect(terminal.text.contains("must be a terminal") && terminal.isRestored)
    }
}
