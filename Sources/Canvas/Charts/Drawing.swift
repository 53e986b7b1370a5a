/// Something that can be drawn into a rectangle of a grid: charts, tables, bars, frames.
///
/// Any size works, down to nothing; NaN and infinities are harmless. Draw with `Grid.draw`, which cuts to the
/// rectangle.
public protocol Drawing {
    /// Draws; `grid`'s clip already is within `rect`.
    func paint(in rect: Rect, on grid: inout Grid, with look: Look)
}

extension Grid {
    /// Draws something into a rectangle, and nothing outside it.
    public mutating func draw(_ drawing: some Drawing, in rect: Rect, with look: Look) {
        guard !rect.intersection(clip).isEmpty else { return }
        clipped(to: rect) { drawing.paint(in: rect, on: &$0, with: look) }
    }
}
