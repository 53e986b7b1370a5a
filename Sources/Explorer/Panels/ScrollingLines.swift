import Canvas

/// Where lines of which some show begin, and how those are drawn.
struct ScrollingLines: Sendable, Equatable {
    /// The first line that shows.
    private(set) var first = 0

    /// Beyond any number of lines.
    fileprivate static let end = 1_000_000

    /// Moves along lines of which so many show at a time, no further than to the last.
    mutating func move(by steps: Int, of count: Int, visible: Int) {
        first = min(max(first + steps, 0), max(0, count - max(1, visible)))
    }

    /// Draws those that show, with a bar at the right where there are more.
    func paint(_ lines: [String], in rect: Rect, on grid: inout Grid, with look: Look) {
        let top = min(first, max(0, lines.count - max(1, rect.height)))
        for (offset, line) in lines.dropFirst(top).prefix(rect.height).enumerated() {
            grid.write(
                line.truncated(to: rect.width - 1, ellipsis: look.glyphs.ellipsis), row: rect.row + offset,
                column: rect.column, as: .popup, with: look)
        }
        guard lines.count > rect.height else { return }
        grid.draw(
            Scrollbar(first: top, visible: rect.height, count: lines.count),
            in: rect.inset(left: rect.width - 1), with: look)
    }
}

extension Popup {
    /// What keys mean over lines that scroll: Space turns a page, g and G go to the ends.
    func scrollAction(for key: Key) -> Action? {
        switch key.typed {
        case " ": .move(10)
        case "g": .move(-ScrollingLines.end)
        case "G": .move(ScrollingLines.end)
        default: listAction(for: key)
        }
    }
}
