import Canvas
import Explorer
import Foundation
import GenomeData
import Terminal

/// Events in, frames out, until the user leaves.
struct RunLoop {
    let dataSet: DataSet
    let theme: String
    let gene: String?

    /// How often a spinner turns.
    private static let beat = Duration.milliseconds(100)

    /// Runs; throws `TerminalError` where there is no full-screen terminal.
    func run() throws {
        let terminal = try Terminal()
        defer { terminal.close() }
        let state = ExplorerSetup.state(
            dataSet, rows: terminal.rows, columns: terminal.columns, theme: theme,
            depth: terminal.capabilities.depth, glyphs: terminal.capabilities.glyphs, gene: gene)
        let wakeup = terminal.wakeup
        var session = Session(dataSet, state: state, library: ExplorerSetup.library) { wakeup.ring() }
        defer { session.end() }
        session.begin()
        while true {
            var grid = Grid(rows: terminal.rows, columns: terminal.columns)
            terminal.showsUnicode =
                terminal.capabilities.showsUnicode && session.state.look.glyphs.level > .ascii
            let regions = render(session.state, into: &grid)
            terminal.present(grid)
            let deadline = session.state.isBusy ? ContinuousClock.now + Self.beat : nil
            for event in terminal.events(until: deadline) {
                switch event {
                case .terminate(let signal):
                    session.end()
                    terminal.close()
                    Terminal.end(by: signal)
                case .hangup: return
                case .wake: session.collect()
                default:
                    guard let action = Action(event, over: regions) else { continue }
                    for effect in session.send(action) {
                        switch effect {
                        case .quit: return
                        case .copy(let text): _ = session.send(.arrived(.copied(terminal.copy(text))))
                        case .load, .read, .infer, .look: break
                        }
                    }
                }
            }
        }
    }
}
