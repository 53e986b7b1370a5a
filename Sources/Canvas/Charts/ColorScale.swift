/// The legend of a gradient: its colours on one row, the values at its ends beside them.
public struct ColorScale: Drawing {
    /// The values at the two ends.
    public var scale: Scale
    /// A name of `Gradient.names`.
    public var gradient: String
    /// The text of a value.
    public var format: @Sendable (Double) -> String

    /// The legend of a gradient over a scale.
    public init(
        _ scale: Scale, gradient: String = "heat",
        format: @escaping @Sendable (Double) -> String = { NumberText.compact($0) }
    ) {
        self.scale = scale
        self.gradient = gradient
        self.format = format
    }

    /// Draws on the first row.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        let left = format(scale.low)
        let right = format(scale.high)
        let width = rect.width - left.columnWidth - right.columnWidth - 2
        guard rect.height > 0, width >= 2 else { return }
        let start = grid.write(left + " ", row: rect.row, column: rect.column, as: .legend, with: look)
        for column in 0..<width {
            let share = Double(column) / Double(width - 1)
            if look.showsGradients, let color = look.gradient(gradient).color(at: share) {
                grid.put(" ", row: rect.row, column: start + column, style: Style(.terminal, on: color))
            } else {
                let (glyph, style) = ColorScale.glyph(share, isDiverging: gradient == "diverging", with: look)
                grid.put(glyph, row: rect.row, column: start + column, style: style)
            }
        }
        grid.write(" " + right, row: rect.row, column: start + width, as: .legend, with: look)
    }

    /// What stands where there is no data: a dot, unless that is a shade of what falls.
    static func absence(isDiverging: Bool, with look: Look) -> Unicode.Scalar {
        let signs = look.glyphs.signs
        return isDiverging && look.glyphs.negativeShades.contains(signs.dot) ? signs.gap : signs.dot
    }

    /// What stands for a place on a gradient where there are not colours enough to show it.
    static func glyph(
        _ share: Double, isDiverging: Bool, with look: Look
    ) -> (Unicode.Scalar, Style) {
        guard isDiverging else { return (look.glyphs.shade(share), look.style(.text)) }
        let fromMiddle = share * 2 - 1
        return fromMiddle < 0
            ? (look.glyphs.negativeShade(-fromMiddle), look.style(.negative))
            : (look.glyphs.shade(fromMiddle), look.style(.positive))
    }
}
