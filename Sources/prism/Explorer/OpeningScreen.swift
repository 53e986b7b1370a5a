import Canvas
import Explorer
import GenomeData
import Terminal

/// The screen while a data set is opened, which takes a while for a genome of genes or over a network.
struct OpeningScreen {
    let path: String
    let choice: ModelChoice
    let look: Look

    /// How often what is waited for is drawn anew.
    private static let beat = Duration.milliseconds(100)

    /// The data set; nil where the user did not wait.
    func open(on terminal: Terminal) throws -> DataSet? {
        let wakeup = terminal.wakeup
        let opening = Opening(path, choice) { wakeup.ring() }
        while true {
            present(opening.wait, on: terminal)
            if let outcome = opening.outcome { return try outcome.get() }
            for event in terminal.events(until: .now + Self.beat) {
                switch event {
                case .terminate(let signal):
                    terminal.close()
                    Terminal.end(by: signal)
                case .key(.character("q")), .key(RunLoop.interrupt), .hangup: return nil
                default: break
                }
            }
        }
    }

    /// Draws what is waited for, and for how long once that is worth saying.
    private func present(_ wait: Opening.Wait?, on terminal: Terminal) {
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
}
