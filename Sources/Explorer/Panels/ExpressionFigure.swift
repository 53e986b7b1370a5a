import Canvas

/// The current gene's expression as a figure: what the panel shows.
struct ExpressionFigure {
    let figure: Figure

    init(_ state: ExplorerState) {
        let gene = state.currentGene?.symbol ?? "no gene"
        let simulated = state.showsSimulated ? ", SIMULATED" : ""
        var figure = Figure(width: 540, height: 0, title: "Expression of \(gene)\(simulated)")
        let both = state.other == nil ? "" : ", \(state.conditionNames.own) and \(state.conditionNames.other)"
        figure.text("Expression of \(gene)\(both)", x: 14, y: 14, .role(.text), size: 10, isBold: true)
        let words =
            [
                state.showsSimulated ? "SIMULATED" : nil, state.gene.map { state.standing(of: $0) },
                state.forecastObstacle,
            ].compactMap(\.self).filter { !$0.isEmpty } + state.inputWords()
        var y = 25.0
        figure.paragraph(words.joined(separator: " · "), x: 14, y: &y, width: 512, .role(.textMuted))
        let bars = Self.bars(state)
        let plot = BarPlot(
            predictions: bars, reference: state.gene.flatMap { state.measured($0) }.map(Double.init),
            label: Self.label(state, hasSpread: bars.contains { $0.spread > 0 }))
        y = max(32, y - 3)
        plot.draw(in: &figure, x: 14, y: y, width: 512)
        figure.height = y + 4 + plot.height
        self.figure = figure
    }

    /// Every value from 0: a bar that began at another one would read as an interval.
    private static func bars(_ state: ExplorerState) -> [Bar] {
        ExpressionPanel.bars(state, labelWidth: 40).map { bar in
            var bar = bar
            bar.from = 0
            return bar
        }
    }

    /// The unit, and what is drawn and written besides the bars.
    private static func label(_ state: ExplorerState, hasSpread: Bool) -> String {
        let names = state.conditionNames
        let measured = state.other == nil ? "dashed: measured" : "dashed: measured in \(names.own)"
        let change = state.other == nil ? [] : ["signed: \(names.change)"]
        let spread = hasSpread ? ["lines: standard deviation over members"] : []
        return ([state.catalog.unitText, measured] + change + spread).joined(separator: "; ")
    }
}
