import Canvas
import CanvasShowcase
import Foundation
import Terminal

/// Shows the terminal's capabilities and the latest events.
final class Probe {
    private let log: FileHandle?
    private let ending: Ending?
    private let theme: String
    private let showsShowcase: Bool
    private let isDeaf: Bool
    private var history: [String] = []
    private var step = 0

    init(log: String?, ending: Ending?, theme: String, showsShowcase: Bool, isDeaf: Bool) {
        self.log = log.flatMap {
            FileManager.default.createFile(atPath: $0, contents: nil) ? FileHandle(forWritingAtPath: $0) : nil
        }
        self.ending = ending
        self.theme = theme
        self.showsShowcase = showsShowcase
        self.isDeaf = isDeaf
    }

    /// Runs until the end; the exit code.
    func run() -> Int32 {
        do {
            let terminal = try Terminal()
            defer { terminal.close() }
            return try loop(terminal)
        } catch {
            FileHandle.standardError.write(Data("terminal-probe: \(error)\n".utf8))
            return 2
        }
    }

    private func loop(_ terminal: Terminal) throws -> Int32 {
        var glyphs = terminal.capabilities.glyphs
        let library = ThemeLibrary()
        var look = library.look(theme: theme, depth: terminal.capabilities.depth, glyphs: glyphs)
        note(
            "open \(terminal.capabilities.type) \(terminal.capabilities.depth) \(glyphs) \(terminal.rows)x\(terminal.columns)"
        )
        var deadline: ContinuousClock.Instant?
        while true {
            terminal.present(frame(terminal, look))
            note("drawn")
            for event in terminal.events(until: deadline) {
                note("\(event)")
                switch event {
                case .key where isDeaf: break
                case .key(.character("q")): return 0
                case .key(.character("x")): try ending?.happen()
                case .key(.character("g")):
                    glyphs = glyphs.next
                    look = library.look(theme: theme, depth: terminal.capabilities.depth, glyphs: glyphs)
                    terminal.showsUnicode = glyphs > .ascii
                case .key(.character("y")): note("copied \(terminal.copy("MYH9"))")
                case .key(.character("t")): deadline = .now + .milliseconds(30)
                case .key(.character("w")):
                    let wakeup = terminal.wakeup
                    Thread.detachNewThread { for _ in 0..<1000 { wakeup.ring() } }
                case .deadline: deadline = nil
                case .terminate(let signal):
                    terminal.close()
                    Terminal.end(by: signal)
                case .hangup: return 3
                default: break
                }
            }
            step += 1
        }
    }

    private func frame(_ terminal: Terminal, _ look: Look) -> Grid {
        if showsShowcase {
            return Showcase(step: step).grid(rows: terminal.rows, columns: terminal.columns, look: look)
        }
        var grid = Grid(rows: terminal.rows, columns: terminal.columns, style: look.screen)
        let title =
            "probe \(terminal.rows)x\(terminal.columns) \(terminal.capabilities.depth) \(look.glyphs.level)"
        grid.write(title, row: 0, column: 0, as: .title, with: look)
        grid.draw(
            Sparkline((0..<24).map(Double.init)), in: Rect(row: 1, column: 0, height: 1, width: 24),
            with: look)
        grid.write("é 日本 ok", row: 2, column: 0, as: .error, with: look)
        for (row, line) in history.suffix(max(0, grid.rows - 3)).enumerated() {
            grid.write(line, row: row + 3, column: 0, as: .text, with: look)
        }
        // The last cell of the last row, which makes careless programs scroll.
        grid.write("#", row: grid.rows - 1, column: grid.columns - 1, as: .border, with: look)
        return grid
    }

    private func note(_ line: String) {
        if line != "drawn" { history = history.suffix(200) + [line] }
        log?.write(Data((line + "\n").utf8))
    }
}
