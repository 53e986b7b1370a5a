import Canvas
import Explorer
import Foundation
import GenomeData
import PrismModel
import Terminal

/// Events in, frames out, until the user leaves.
struct RunLoop {
    /// The manifest.
    let path: String
    /// The model to ask.
    let choice: ModelChoice
    let theme: String
    let gene: String?
    /// Where the session is saved when it ends; nil: nowhere.
    let file: SessionFile?
    /// The session to go on with.
    let saved: SavedSession?
    /// What is to be said on the first screen.
    let note: String?

    /// How often a spinner turns.
    private static let beat = Duration.milliseconds(100)
    /// Ctrl-C, which is a key where the terminal is the program's own.
    private static let interrupt = Key.character("c", .control)

    /// Opens the data set, which takes a while for a genome of genes or over a network, under a screen that says what is
    /// waited for; nil where the user did not wait.
    private func open(on terminal: Terminal) throws -> DataSet? {
        let look = ExplorerSetup.library.look(
            theme: theme, depth: terminal.capabilities.depth, glyphs: terminal.capabilities.glyphs)
        let wakeup = terminal.wakeup
        let opening = Opening(path, choice) { wakeup.ring() }
        while true {
            present(opening.wait, on: terminal, look)
            if let outcome = opening.outcome { return try outcome.get() }
            for event in terminal.events(until: .now + Self.beat) {
                switch event {
                case .terminate(let signal):
                    terminal.close()
                    Terminal.end(by: signal)
                case .key(.character("q")), .key(Self.interrupt), .hangup: return nil
                default: break
                }
            }
        }
    }

    /// Draws what is waited for, and for how long once that is worth saying.
    private func present(_ wait: Opening.Wait?, on terminal: Terminal, _ look: Look) {
        var grid = Grid(rows: terminal.rows, columns: terminal.columns, style: look.screen)
        grid.write(" prism  opening \(path)", row: 0, column: 0, as: .header, with: look)
        let seconds = wait.map { Int((ContinuousClock.now - $0.since) / .seconds(1)) } ?? 0
        if let wait, seconds > 0 {
            let what = ByteSources.isURL(wait.file) ? "waiting for the server" : "reading"
            grid.write(" \(what), \(seconds) s:", row: 2, column: 0, as: .text, with: look)
            // A URL is long, and the file's name is at its end.
            var (rest, row) = (wait.file[...], 3)
            while !rest.isEmpty, row < terminal.rows {
                let line = rest.prefix(max(1, terminal.columns - 2))
                grid.write(" " + line, row: row, column: 0, as: .text, with: look)
                (rest, row) = (rest.dropFirst(line.count), row + 1)
            }
            grid.write(" q leaves", row: row + 1, column: 0, as: .textMuted, with: look)
        }
        terminal.present(grid)
    }

    /// Runs; throws `TerminalError` where there is no full-screen terminal.
    ///
    /// - Returns: why the session could not be saved; nil where it was, or was not to be.
    func run() throws -> String? {
        let terminal = try Terminal()
        defer { terminal.close() }
        guard let dataSet = try open(on: terminal) else { return nil }
        var state = ExplorerSetup.state(
            dataSet, rows: terminal.rows, columns: terminal.columns, theme: theme,
            depth: terminal.capabilities.depth, glyphs: terminal.capabilities.glyphs, gene: gene)
        if let saved, gene == nil { state.resume(saved) }
        if let note { state.warn(note) }
        let wakeup = terminal.wakeup
        var session = Session(
            dataSet, state: state, library: ExplorerSetup.library, version: Prism.version,
            file: file
        ) { wakeup.ring() }
        defer {
            // An export goes on as long as its server answers.
            RemoteHurry.begin()
            session.end()
        }
        // A session that cannot be saved is no reason to stay.
        func save() -> String? {
            do {
                try file?.write(SavedSession(session.state))
                return nil
            } catch {
                return "\(error)"
            }
        }
        session.begin()
        var beat = ContinuousClock.now + Self.beat
        while true {
            var grid = Grid(rows: terminal.rows, columns: terminal.columns)
            terminal.showsUnicode =
                terminal.capabilities.showsUnicode && session.state.look.glyphs.level > .ascii
            // Nothing is timed while nobody looks.
            let begin = session.state.showsPerformance ? ContinuousClock.now : nil
            let regions = render(session.state, into: &grid)
            let rendered = begin.map { _ in ContinuousClock.now }
            terminal.present(grid)
            if let begin, let rendered {
                let frame = FrameTime(
                    render: (rendered - begin) / .milliseconds(1),
                    present: (ContinuousClock.now - rendered) / .milliseconds(1))
                _ = session.send(
                    .arrived(
                        .frame(frame, resident: Memory.residentMegabytes, peak: Memory.peakMegabytes)))
            }
            // Results come faster than the spinner turns: it keeps its own time.
            let isBusy = session.state.isBusy
            let now = ContinuousClock.now
            if now >= beat {
                if isBusy { _ = session.send(.tick) }
                beat = now + Self.beat
            }
            for event in terminal.events(until: isBusy ? beat : nil) {
                switch event {
                case .terminate(let signal):
                    _ = save()
                    RemoteHurry.begin()
                    session.end()
                    terminal.close()
                    Terminal.end(by: signal)
                case .hangup: return save()
                case .key(Self.interrupt) where !session.state.hasPopup: return save()
                case .wake: session.collect()
                // Only the reason to look at the clock.
                case .deadline: break
                default:
                    guard let action = Action(event, over: regions) else { continue }
                    for effect in session.send(action) {
                        switch effect {
                        case .quit:
                            return save()
                        case .copy(let text): _ = session.send(.arrived(.copied(terminal.copy(text))))
                        case .load, .read, .infer, .study, .look, .export: break
                        }
                    }
                }
            }
        }
    }
}
