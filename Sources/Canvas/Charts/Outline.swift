/// A signal as a line over what is drawn already, of other columns of the same scale: braille dots where there are some, or
/// else a stroke in each column, so that it is told from filled columns without colours.
///
/// In a single row there is no room for both: every other column is the line's, drawn as a thin upright bar.
public struct Outline: Drawing, Sendable, Equatable {
    /// The value of each column, left to right; NaN where there is none. Any other number is spread evenly.
    public var values: [Double]
    /// The values at the bottom and the top.
    public var scale: Scale
    /// What the values mean, which decides their colour.
    public var role: Role
    /// The role whose colour it takes if the theme has none for `role`.
    public var fallback: Role

    /// A line.
    public init(_ values: [Double], scale: Scale, role: Role, fallback: Role = .signal) {
        self.values = values
        self.scale = scale
        self.role = role
        self.fallback = fallback
    }

    /// Whether so few rows hold the line in every other column alone.
    public static func takesColumns(rows: Int) -> Bool { rows == 1 }

    /// The bars that it is drawn with there, the lowest first.
    public static func bars(with look: Look) -> [Unicode.Scalar] {
        switch look.glyphs.level {
        case .braille: ["⡀", "⡄", "⡆", "⡇"]
        case .blocks: ["╷", "│"]
        case .ascii: [".", ":", "|"]
        }
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard !values.isEmpty, !rect.isEmpty else { return }
        let style = look.style(role, or: fallback)
        if Self.takesColumns(rows: rect.height) {
            paintBars(in: rect, on: &grid, style: style, with: look)
        } else if look.glyphs.level == .braille {
            paintDots(in: rect, on: &grid, style: style, with: look)
        } else {
            paintStrokes(in: rect, on: &grid, style: style, with: look)
        }
    }

    /// The place among so many steps from the bottom, 0 the lowest; nil for NaN.
    private func step(_ value: Double, of count: Int) -> Int? {
        scale.clampedShare(of: value).map { Int(($0 * Double(count - 1)).rounded()) }
    }

    private func paintDots(in rect: Rect, on grid: inout Grid, style: Style, with look: Look) {
        var dots = DotMatrix(rect: rect, level: .braille)
        var before: Int?
        for x in 0..<dots.columns {
            guard let up = step(Sparkline.sample(values, x, of: dots.columns), of: dots.rows) else {
                before = nil
                continue
            }
            let y = dots.rows - 1 - up
            let from = before.map { $0 + (y - $0).signum() } ?? y
            for place in Swift.min(y, from)...Swift.max(y, from) { dots.set(x, place) }
            before = y
        }
        let grounds = (0..<rect.height).map { row in
            (0..<rect.width).map { ground(rect.row + row, rect.column + $0, grid, style, look) }
        }
        dots.paint(on: &grid) { row, column, _ in grounds[row][column] }
    }

    private func paintStrokes(in rect: Rect, on grid: inout Grid, style: Style, with look: Look) {
        let strokes: [Unicode.Scalar] = look.glyphs.level == .ascii ? ["_", "-", "\""] : ["_", "─", "▔"]
        for column in 0..<rect.width {
            let value = Sparkline.sample(values, column, of: rect.width)
            guard let up = step(value, of: rect.height * strokes.count) else { continue }
            let row = rect.bottom - 1 - up / strokes.count
            let place = rect.column + column
            let style = ground(row, place, grid, style, look)
            grid.put(strokes[up % strokes.count], row: row, column: place, style: style)
        }
    }

    private func paintBars(in rect: Rect, on grid: inout Grid, style: Style, with look: Look) {
        let bars = Self.bars(with: look)
        for column in stride(from: 1, to: rect.width, by: 2) {
            let place = rect.column + column
            let pair = [column - 1, column].map { Sparkline.sample(values, $0, of: rect.width) }
            let known = pair.filter { !$0.isNaN }
            grid.put(" ", row: rect.row, column: place, style: look.screen)
            guard !known.isEmpty, let up = step(known.reduce(0, +) / Double(known.count), of: bars.count + 1)
            else { continue }
            grid.put(
                up > 0 ? bars[up - 1] : look.glyphs.signs.dot, row: rect.row, column: place, style: style)
        }
    }

    /// The line's style over a cell: where that is filled for the most part, its colour is the ground.
    private func ground(_ row: Int, _ column: Int, _ grid: Grid, _ style: Style, _ look: Look) -> Style {
        let beneath = grid[row, column]
        let fillings = look.glyphs.vertical
        guard let filled = fillings.firstIndex(of: beneath.scalar), filled >= 5 else { return style }
        return look.depth == .mono
            ? style.adding(.reverse) : style.on(beneath.foreground)
    }
}
