import Canvas
import CanvasShowcase
import Foundation
import Terminal

/// What drawing and showing a frame costs, in milliseconds.
enum Measurement {
    static func run() {
        let look = ThemeLibrary().look(theme: "dark", depth: .indexed256, glyphs: .braille)
        var lines: [String] = []
        let frames = (0..<50).map { Showcase(step: $0).grid(rows: 60, columns: 200, look: look) }
        lines.append(
            report("draw a frame of every drawing", 200) {
                _ = Showcase(step: $0).grid(rows: 60, columns: 200, look: look)
            })
        lines.append(
            report("make a look (theme at a depth)", 20) { _ in
                _ = ThemeLibrary().look(theme: "dark", depth: .indexed256, glyphs: .braille)
            })
        lines.append(
            report("find the changes of a frame", 200) { index in
                var count = 0
                frames[(index + 1) % 50].forEachChange(from: frames[index % 50]) { count += $1.count }
            })
        lines.append(
            report("write a frame as SVG", 10) { _ = SVGImage(frames[$0 % 50], theme: look.theme).document })
        lines.append(
            report("write a frame as ANSI text", 20) { _ = frames[$0 % 50].ansiText(depth: .indexed256) })
        if let terminal = try? Terminal() {
            lines.append("\(terminal.capabilities.type) \(terminal.rows)x\(terminal.columns)")
            let sized = (0..<50).map {
                Showcase(step: $0).grid(rows: terminal.rows, columns: terminal.columns, look: look)
            }
            terminal.present(sized[0])
            lines.append(report("present an unchanged frame", 200) { _ in terminal.present(sized[0]) })
            lines.append(report("present the next frame", 200) { terminal.present(sized[$0 % 50]) })
            lines.append(
                report("present a frame with every cell changed", 100) { index in
                    terminal.present(full(terminal, index))
                })
            terminal.close()
        }
        print(lines.joined(separator: "\n"))
    }

    private static func full(_ terminal: Terminal, _ index: Int) -> Grid {
        var grid = Grid(rows: terminal.rows, columns: terminal.columns)
        let style = Style(.indexed(UInt8(index % 200 + 16)), on: .indexed(UInt8(index % 24 + 232)))
        grid.fill(grid.bounds, index.isMultiple(of: 2) ? "█" : "⣿", style: style)
        return grid
    }

    private static func report(_ name: String, _ count: Int, _ body: (Int) -> Void) -> String {
        body(0)
        let times = (0..<count).map { index -> Double in
            let start = ContinuousClock.now
            body(index)
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            return Double(seconds) * 1000 + Double(attoseconds) / 1e15
        }.sorted()
        let median = NumberText.fixed(times[times.count / 2], 3)
        let worst = NumberText.fixed(times[times.count * 99 / 100], 3)
        return "\(name.fitted(to: 42)) median \(median) ms, 99th percentile \(worst) ms"
    }
}
