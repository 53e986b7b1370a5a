import Canvas
import Explorer
import Files
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
    let gene: String?
    let kept: KeptFiles
    /// Opens what is asked for on the command line in the state to begin with.
    let opening: (inout ExplorerState) -> Void

    /// How often a spinner turns.
    private static let beat = Duration.milliseconds(100)
    /// Ctrl-C, which is a key where the terminal is the program's own.
    static let interrupt = Key.character("c", .control)

    /// Runs; throws `TerminalError` where there is no full-screen terminal.
    ///
    /// - Returns: what is to be said afterwards: why the session could not be saved, which files were not written.
    func run() throws -> [String] {
        let terminal = try Terminal()
        defer { terminal.close() }
        terminal.usesMouse = kept.settings.usesMouse
        let theme = kept.theme ?? "dark"
        let glyphs = kept.settings.glyphs ?? terminal.capabilities.glyphs
        let look = ExplorerSetup.library.look(
            theme: theme, depth: terminal.capabilities.depth, glyphs: glyphs)
        guard let dataSet = try OpeningScreen(path: path, choice: choice, look: look).open(on: terminal)
        else {
            return []
        }
        var state = try ExplorerSetup.state(
            dataSet, rows: terminal.rows, columns: terminal.columns, theme: theme,
            depth: terminal.capabilities.depth, glyphs: glyphs, gene: gene)
        kept.begin(&state, gene: gene)
        opening(&state)
        let wakeup = terminal.wakeup
        var session = Session(
            dataSet, state: state, library: ExplorerSetup.library, version: Version.text, file: kept.session
        ) { wakeup.ring() }
        let watch = SettingsWatch(kept.settingsFile) { wakeup.ring() }
        session.begin()
        var beat = ContinuousClock.now + Self.beat
        var memory = MemoryAtRest()
        while true {
            let regions = show(&session, on: terminal)
            terminal.askAboutItself()
            // Results come faster than the spinner turns: it keeps its own time.
            let isBusy = session.state.isBusy
            let now = ContinuousClock.now
            if now >= beat {
                if isBusy { _ = session.send(.tick) }
                beat = now + Self.beat
            }
            let events = terminal.events(until: isBusy ? beat : memory.deadline)
            memory.look(at: events, isBusy: isBusy)
            for event in events {
                if case .wake = event, let settings = watch?.take() {
                    terminal.usesMouse = settings.usesMouse
                    _ = session.send(.settings(settings))
                }
                if take(event, over: regions, &session, on: terminal) {
                    return leave(&session)
                }
            }
        }
    }

    /// Keeps what is worth keeping and gives up the rest: neither a session that cannot be saved nor a file that takes
    /// long to write is a reason to stay.
    ///
    /// - Returns: what is to be said of it.
    private func leave(_ session: inout Session) -> [String] {
        let problem = kept.save(session.state).map { "the session was not saved: \($0)" }
        // An export goes on as long as its server answers.
        RemoteHurry.begin()
        let left = session.end(patience: 0.7)
        // Whatever is said not to be written leaves nothing, even if it has not noticed yet that it is given up.
        if !left.isEmpty { TemporaryFiles.remove() }
        return [problem].compactMap(\.self)
            + left.map { "\($0) was not written: the explorer was left before it was done" }
    }

    /// Draws what shows now; returns what lies where.
    private func show(_ session: inout Session, on terminal: Terminal) -> HitRegions<any Target> {
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
                .arrived(.frame(frame, resident: Memory.residentMegabytes, peak: Memory.peakMegabytes)))
        }
        return regions
    }

    /// Applies an event; whether the user leaves.
    private func take(
        _ event: Event, over regions: HitRegions<any Target>, _ session: inout Session, on terminal: Terminal
    ) -> Bool {
        switch event {
        case .terminate(let signal):
            _ = leave(&session)
            terminal.close()
            Terminal.end(by: signal)
        case .hangup: return true
        case .key(Self.interrupt) where !session.state.hasPopup: return true
        case .wake: session.collect()
        // Only the reason to look at the clock.
        case .deadline: break
        default:
            guard let action = Action(event, over: regions) else { return false }
            for effect in session.send(action) {
                switch effect {
                case .quit: return true
                case .copy(let text): _ = session.send(.arrived(.copied(terminal.copy(text))))
                // Carried out by the session.
                default: break
                }
            }
        }
        return false
    }
}
