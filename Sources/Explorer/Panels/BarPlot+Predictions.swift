import Canvas

extension BarPlot {
    /// Predictions and measurements in one unit, on a scale that reaches as far as that of the same bars on the screen.
    init(predictions bars: [Bar], reference: Double? = nil, label: String) {
        let ends = bars.flatMap { [$0.from, $0.to - $0.spread, $0.to + $0.spread] }
        self.init(
            bars, scale: Words.scale(of: ends + [reference].compactMap(\.self)), reference: reference,
            label: label)
    }
}
