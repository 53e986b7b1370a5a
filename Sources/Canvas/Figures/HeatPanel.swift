/// A table of values as colours in a figure, however many rows: cells of one colour are one path.
public struct HeatPanel: Sendable {
    /// The values, row by row; NaN shows as the ground.
    public var values: [Float]
    /// The number of columns.
    public var columns: Int
    /// The values at the two ends of the gradient; what lies beyond has the colour of the end.
    public var scale: Scale
    /// The look's gradient; see `Gradient.names`.
    public var gradient = "heat"

    /// Values over a scale; a last row that is not whole is left out.
    public init(_ values: [Float], columns: Int, scale: Scale) {
        self.values = values
        self.columns = max(1, columns)
        self.scale = scale
    }

    private var rows: Int { values.count / columns }

    /// Draws into a rectangle, in the colours of the look's gradient.
    public func draw(
        in figure: inout Figure, x: Double, y: Double, width: Double, height: Double, with look: Look
    ) {
        guard rows > 0 else { return }
        let (across, down) = (width / Double(columns), height / Double(rows))
        let gradient = look.gradient(self.gradient)
        var paths: [UInt32: String] = [:]
        var order: [UInt32] = []
        for row in 0..<rows {
            var start = 0
            while start < columns {
                let color = color(row, start, gradient)
                var end = start + 1
                while end < columns, self.color(row, end, gradient) == color { end += 1 }
                if let color {
                    if paths[color] == nil { order.append(color) }
                    paths[color, default: ""] += FigurePath.rect(
                        x + Double(start) * across, y + Double(row) * down, Double(end - start) * across, down
                    )
                }
                start = end
            }
        }
        for color in order { figure.crisp(paths[color] ?? "", .exact(color)) }
    }

    /// Draws the gradient with the scale's ends below it, over a width.
    public func drawLegend(
        in figure: inout Figure, x: Double, y: Double, width: Double, with look: Look,
        format: (Double) -> String = { NumberText.compact($0) }
    ) {
        let steps = 32
        let gradient = look.gradient(self.gradient)
        for step in 0..<steps {
            let color = gradient.color(at: Double(step) / Double(steps - 1))?.approximateRGB ?? 0
            figure.crisp(
                FigurePath.rect(
                    x + width * Double(step) / Double(steps), y, width / Double(steps), 6), .exact(color))
        }
        figure.text(format(scale.low), x: x, y: y + 14, .role(.axisLabel), size: Figure.smallSize)
        figure.text(
            format(scale.high), x: x + width, y: y + 14, .role(.axisLabel), size: Figure.smallSize,
            align: .right)
    }

    private func color(_ row: Int, _ column: Int, _ gradient: Gradient) -> UInt32? {
        scale.clampedShare(of: Double(values[row * columns + column])).flatMap {
            gradient.color(at: $0)?.approximateRGB
        }
    }
}
