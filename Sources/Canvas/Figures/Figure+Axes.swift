extension Figure {
    /// An axis along the lower side of a plot: a line, ticks, their numbers, and below what they are.
    ///
    /// - Parameters:
    ///   - plot: the plot.
    ///   - ticks: where ticks stand; those outside are left out.
    ///   - label: what the numbers are, with the unit.
    ///   - format: the text of a tick.
    public mutating func bottomAxis(
        _ plot: PlotArea, ticks: [Double], label: String,
        format: (Double) -> String = { NumberText.compact($0) }
    ) {
        group("axis: " + label) { figure in
            figure.line([(plot.x, plot.bottom), (plot.right, plot.bottom)], .role(.axis))
            for tick in ticks where (plot.across.low...plot.across.high).contains(tick) {
                let place = plot.place(across: tick)
                figure.line([(place, plot.bottom), (place, plot.bottom + 3)], .role(.axis))
                figure.text(
                    format(tick), x: place, y: plot.bottom + 10.5, .role(.axisLabel), size: Figure.smallSize,
                    align: .centre)
            }
            figure.text(
                label, x: plot.x + plot.width / 2, y: plot.bottom + 21, .role(.axisLabel), align: .centre)
        }
    }

    /// An axis along the left side of a plot, the label standing upright at `labelX`; without one the numbers alone.
    public mutating func leftAxis(
        _ plot: PlotArea, ticks: [Double], label: String, labelX: Double? = nil,
        format: (Double) -> String = { NumberText.compact($0) }
    ) {
        group("axis: " + label) { figure in
            figure.line([(plot.x, plot.y), (plot.x, plot.bottom)], .role(.axis))
            for tick in ticks where (plot.up.low...plot.up.high).contains(tick) {
                let place = plot.place(up: tick)
                figure.line([(plot.x - 3, place), (plot.x, place)], .role(.axis))
                figure.text(
                    format(tick), x: plot.x - 4.5, y: place + Figure.smallSize * 0.36, .role(.axisLabel),
                    size: Figure.smallSize, align: .right)
            }
            guard let labelX else { return }
            figure.text(
                label, x: labelX, y: plot.y + plot.height / 2, .role(.axisLabel), align: .centre,
                isUpright: true)
        }
    }
}
