/// Dots finer than cells: 2 × 4 per cell with braille, 2 × 2 with quadrants, one with ASCII.
struct DotMatrix {
    let rect: Rect
    let level: GlyphLevel
    /// Dots across.
    let columns: Int
    /// Dots down.
    let rows: Int

    private let across: Int
    private let down: Int
    /// Points set per dot, row by row.
    private var counts: ContiguousArray<UInt16>

    init(rect: Rect, level: GlyphLevel) {
        // No more than a grid can show, whatever the rectangle says.
        let height = Swift.min(rect.height, Grid.limit)
        let width = Swift.min(rect.width, Grid.limit)
        self.rect = Rect(row: rect.row, column: rect.column, height: height, width: width)
        self.level = level
        (across, down) =
            switch level {
            case .braille: (2, 4)
            case .blocks: (2, 2)
            case .ascii: (1, 1)
            }
        columns = width * across
        rows = height * down
        counts = ContiguousArray(repeating: 0, count: rows * columns)
    }

    /// Sets a dot; nothing outside.
    mutating func set(_ x: Int, _ y: Int) {
        guard x >= 0, x < columns, y >= 0, y < rows else { return }
        let index = y * columns + x
        if counts[index] < UInt16.max { counts[index] += 1 }
    }

    /// The cell, within the rectangle, that a dot is in.
    func cell(_ x: Int, _ y: Int) -> (row: Int, column: Int) { (y / down, x / across) }

    /// Draws every cell that has a dot.
    ///
    /// - `style`: the style of a cell by its row and column in the rectangle and its number of points.
    func paint(on grid: inout Grid, style: (_ row: Int, _ column: Int, _ points: Int) -> Style) {
        for row in 0..<rect.height {
            for column in 0..<rect.width {
                var pattern = 0
                var points = 0
                for dy in 0..<down {
                    for dx in 0..<across {
                        let count = Int(counts[(row * down + dy) * columns + column * across + dx])
                        guard count > 0 else { continue }
                        points += count
                        pattern |= 1 << DotMatrix.bit(dx, dy, level)
                    }
                }
                guard points > 0 else { continue }
                grid.put(
                    glyph(pattern, points), row: rect.row + row, column: rect.column + column,
                    style: style(row, column, points))
            }
        }
    }

    private func glyph(_ pattern: Int, _ points: Int) -> Unicode.Scalar {
        switch level {
        case .braille: Unicode.Scalar(UInt32(0x2800 + pattern)) ?? " "
        case .blocks: DotMatrix.quadrants[pattern & 15]
        case .ascii: points == 1 ? "." : points < 4 ? ":" : points < 10 ? "*" : "#"
        }
    }

    /// Braille numbers the left column's dots 1, 2, 3, 7 and the right one's 4, 5, 6, 8.
    private static func bit(_ dx: Int, _ dy: Int, _ level: GlyphLevel) -> Int {
        level == .braille ? (dy == 3 ? 6 + dx : dy + 3 * dx) : dy * 2 + dx
    }

    private static let quadrants: [Unicode.Scalar] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)
}
