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
            ].compactMap(\.self).filter { !$0.isEmpty } + state.inputWords
        var y = 25.0
        figure.paragraph(words.joined(separator: " · "), x: 14, y: &y, width: 512, .role(.textMuted))
        let plot = BarPlot(
            ExpressionPanel.bars(state, labelWidth: 40),
            reference: state.gene.flatMap { state.measured($0) }.map(Double.init),
            label: "\(state.catalog.unitText); dashed: measured; lines: standard deviation over members")
        y = max(32, y - 3)
        plot.draw(in: &figure, x: 14, y: y, width: 512)
        figure.height = y + 4 + plot.height
        self.figure = figure
    }
}
