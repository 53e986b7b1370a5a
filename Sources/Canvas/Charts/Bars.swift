/// Horizontal bars on one scale, a row each: values to compare, parts that add up.
public struct Bars: Drawing, Sendable, Equatable {
    /// How a bar is drawn.
    public enum Form: Sendable, Hashable {
        /// Filled, in eighths of a column.
        case bar
        /// A line with a dot at the value: ├────●
        case lollipop
    }

    /// The bars, top to bottom.
    public var bars: [Bar]
    /// The values at the left and right end.
    public var scale: Scale
    /// How the bars are drawn.
    public var form: Form
    /// A value marked on every bar's row by a vertical line: what is measured.
    public var reference: Double?
    /// Columns for the labels, at most half of the width; nil: the longest, at most a third.
    public var labelWidth: Int?

    /// Bars; without a scale, on one that holds them, their spreads and zero.
    public init(_ bars: [Bar], scale: Scale? = nil, form: Form = .bar) {
        self.bars = bars
        self.form = form
        self.scale = scale ?? .fitting(bars.flatMap { [$0.from, $0.to - $0.spread, $0.to + $0.spread] })
    }

    /// The row of a bar: what a click on it hits.
    ///
    /// Empty where it does not fit.
    public func row(of index: Int, in rect: Rect) -> Rect {
        bars.indices.contains(index) ? rect.line(index) : .empty
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        let longest = bars.reduce(0) { Swift.max($0, $1.label.columnWidth) }
        let labels =
            labelWidth.map { Swift.min(Swift.max(0, $0), rect.width / 2) }
            ?? Swift.min(longest, rect.width / 3)
        let texts = Swift.min(
            bars.filter(\.to.isFinite).reduce(0) { Swift.max($0, $1.text.columnWidth) }, rect.width / 2)
        let left = labels + (labels > 0 ? 1 : 0)
        let right = texts + (texts > 0 ? 1 : 0)
        let line = rect.inset(left: left, right: right)
        for index in bars.indices where index < rect.height {
            let bar = bars[index]
            let row = rect.row + index
            let words = look.style(bar.isStale ? .stale : bar.role)
            let style = bar.isStale ? look.faintStyle(bar.role) : words
            let label = bar.label.fitted(to: labels, ellipsis: look.glyphs.ellipsis)
            grid.write(label, row: row, column: rect.column, style: words)
            let place = BarLine(rect: line.line(index), scale: scale, glyphs: look.glyphs)
            switch form {
            case .bar: place.paintBar(bar, style: style, on: &grid, with: look)
            case .lollipop: place.paintLollipop(bar, style: style, on: &grid, with: look)
            }
            place.paintMarks(bar, reference: reference, on: &grid, with: look)
            // Words in place of a bar have its room.
            let room = bar.to.isFinite ? texts : rect.width - left
            let text = bar.text.truncated(to: room, ellipsis: look.glyphs.ellipsis)
            grid.write(text, row: row, column: rect.right - text.columnWidth, style: words)
        }
    }
}
