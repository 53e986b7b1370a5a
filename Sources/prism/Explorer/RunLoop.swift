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

    /// Opens the data set, which takes a while for a genome of genes, under a screen that says so.
    private func open(on terminal: Terminal) throws -> DataSet {
        let look = ExplorerSetup.library.look(
            theme: theme, depth: terminal.capabilities.depth, glyphs: terminal.capabilities.glyphs)
        var grid = Grid(rows: terminal.rows, columns: terminal.columns, style: look.screen)
        grid.write(" prism  opening \(path)", row: 0, column: 0, as: .header, with: look)
        terminal.present(grid)
        return try choice.open(path)
    }

    /// Runs; throws `TerminalError` where there is no full-screen terminal.
    ///
    /// - Returns: what is to be said afterwards: why the session could not be saved, which files were not written.
    func run() throws -> [String] {
        let terminal = try Terminal()
        defer { terminal.close() }
        let dataSet = try open(on: terminal)
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
        session.begin()
        var beat = ContinuousClock.now + Self.beat
        while true {
            let regions = draw(&session, on: terminal)
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
                    _ = leave(session)
                    terminal.close()
                    Terminal.end(by: signal)
                case .hangup:
                    return leave(session)
                case .wake: session.collect()
                // Only the reason to look at the clock.
                case .deadline: break
                default:
                    guard let action = Action(event, over: regions) else { continue }
                    for effect in session.send(action) {
                        switch effect {
                        case .quit:
                            return leave(session)
                        case .copy(let text): _ = session.send(.arrived(.copied(terminal.copy(text))))
                        case .load, .read, .infer, .study, .look, .export: break
                        }
                    }
                }
            }
        }
    }

    /// Shows the present state; what lies where.
    private func draw(_ session: inout Session, on terminal: Terminal) -> HitRegions<Target> {
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

    /// Saves the session and gives up what is under way: neither a session that cannot be saved nor a file that takes long
    /// to write is a reason to stay.
    private func leave(_ session: Session) -> [String] {
        var notes: [String] = []
        do {
            try file?.write(SavedSession(session.state))
        } catch {
            notes.append("the session was not saved: \(error)")
        }
        return notes
            + session.end().map { "\($0) was not written: the explorer was left before it was done" }
    }
}
