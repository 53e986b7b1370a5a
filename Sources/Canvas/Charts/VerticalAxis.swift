/// The numbers up the left side of a chart, right-aligned, beside the rows where they lie.
///
/// Below five rows only the two ends show, on one row only the upper.
public struct VerticalAxis: Drawing {
    /// The values at the bottom and the top.
    public var scale: Scale
    /// The text of a value.
    public var format: @Sendable (Double) -> String

    /// An axis of a scale.
    public init(_ scale: Scale, format: @escaping @Sendable (Double) -> String = { NumberText.compact($0) }) {
        self.scale = scale
        self.format = format
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard rect.height > 0 else { return }
        for (value, row) in labels(height: rect.height) {
            let text = format(value).fitted(to: rect.width, .right, ellipsis: look.glyphs.ellipsis)
            grid.write(text, row: rect.row + row, column: rect.column, as: .axisLabel, with: look)
        }
    }

    private func labels(height: Int) -> [(value: Double, row: Int)] {
        guard height >= 5 else {
            return height == 1 ? [(scale.high, 0)] : [(scale.high, 0), (scale.low, height - 1)]
        }
        return Ticks.nice(in: scale, count: Swift.max(1, height / 3)).compactMap { tick in
            // As `Scatter` places its points.
            scale.clampedShare(of: tick).map {
                (tick, height - 1 - Swift.min(Int($0 * Double(height)), height - 1))
            }
        }
    }
}
