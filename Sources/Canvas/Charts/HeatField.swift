/// A large table of values as colours, without room for labels: many genes by many positions.
///
/// Where there are colours enough every line of the screen shows two rows, the upper and the lower half of its cells;
/// elsewhere one row, as shades of a character.
public struct HeatField: Drawing, Sendable {
    /// The values, row by row; NaN shows as no data.
    public var values: [Float]
    /// The number of columns in `values`.
    public var columns: Int
    /// The values at the two ends of the gradient; what lies beyond looks as the end does.
    public var scale: Scale
    /// A name of `Gradient.names`.
    public var gradient: String

    /// Values over a scale.
    public init(_ values: [Float], columns: Int, scale: Scale, gradient: String = "heat") {
        self.values = values
        self.columns = Swift.max(1, columns)
        self.scale = scale
        self.gradient = gradient
    }

    /// How many rows a line of the screen shows.
    public static func rowsPerLine(with look: Look) -> Int {
        look.showsGradients && look.glyphs.level > .ascii ? 2 : 1
    }

    /// The line, from 0, on which a row of `rows` is drawn.
    public static func line(ofRow row: Int, with look: Look) -> Int { row / rowsPerLine(with: look) }

    /// Draws from the first line on; rows beyond the rectangle are left out.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        let perLine = Self.rowsPerLine(with: look)
        let rows = values.count / columns
        for line in 0..<rect.height where line * perLine < rows {
            for place in 0..<rect.width {
                let column = Swift.min(place * columns / Swift.max(1, rect.width), columns - 1)
                let upper = share(line * perLine, column)
                let (row, at) = (rect.row + line, rect.column + place)
                guard perLine == 2 else {
                    paint(upper, row: row, column: at, on: &grid, with: look)
                    continue
                }
                let lower = line * 2 + 1 < rows ? share(line * 2 + 1, column) : nil
                // Not left blank: the ground may be the colour of a small value, or of no difference.
                guard upper != nil || lower != nil else {
                    paint(nil, row: row, column: at, on: &grid, with: look)
                    continue
                }
                let gradient = look.gradient(self.gradient)
                let top = upper.flatMap { gradient.color(at: $0) } ?? look.screen.background
                let bottom = lower.flatMap { gradient.color(at: $0) } ?? look.screen.background
                grid.put("▀", row: row, column: at, style: Style(top, on: bottom))
            }
        }
    }

    private func paint(_ share: Double?, row: Int, column: Int, on grid: inout Grid, with look: Look) {
        guard let share else {
            let sign = ColorScale.absence(isDiverging: gradient == "diverging", with: look)
            return grid.put(sign, row: row, column: column, style: look.style(.nodata))
        }
        if look.showsGradients, let color = look.gradient(gradient).color(at: share) {
            grid.put(" ", row: row, column: column, style: Style(.terminal, on: color))
        } else {
            let (glyph, style) = ColorScale.glyph(share, isDiverging: gradient == "diverging", with: look)
            grid.put(glyph, row: row, column: column, style: style)
        }
    }

    private func share(_ row: Int, _ column: Int) -> Double? {
        let index = row * columns + column
        return values.indices.contains(index) ? scale.clampedShare(of: Double(values[index])) : nil
    }
}
