/// How much of some work is done, on one row: a bar and a text at its right.
public struct ProgressBar: Drawing, Sendable, Equatable {
    /// The done part, 0…1; nil or NaN: not known.
    public var share: Double?
    /// What is written at the right.
    public var text: String

    /// A bar.
    public init(_ share: Double?, text: String = "") {
        self.share = share
        self.text = text
    }

    /// Draws on the first row.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        let textWidth = Swift.min(text.columnWidth, rect.width)
        let width = rect.width - textWidth - (textWidth > 0 ? 1 : 0)
        let shown = text.fitted(to: textWidth, ellipsis: look.glyphs.ellipsis)
        grid.write(shown, row: rect.row, column: rect.right - textWidth, as: .text, with: look)
        guard width > 0, rect.height > 0 else { return }
        let line = Rect(row: rect.row, column: rect.column, height: 1, width: width)
        grid.fill(line, look.glyphs.box.horizontal, style: look.style(.progressRest))
        guard let share, !share.isNaN else { return }
        let done = look.glyphs.bar(share, width: width)
        let style = look.style(.progress)
        for (column, glyph) in done.unicodeScalars.enumerated() where glyph != " " {
            grid.put(glyph, row: rect.row, column: rect.column + column, style: style)
        }
    }
}
