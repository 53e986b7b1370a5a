import Canvas
import Predictions
import PrismModel
import Wording

/// A gene between two conditions as a figure: what each signal of the other one adds, and the prediction with each alone.
struct TransplantFigure {
    let figure: Figure

    private static let width = 540.0

    init(_ state: ExplorerState) {
        let names = state.conditionNames
        let gene = state.currentGene?.symbol ?? "no gene"
        let isSimulated = state.showsSimulated
        var figure = Figure(
            width: Self.width, height: 0,
            title: "\(gene) between \(names.own) and \(names.other)\(isSimulated ? ", SIMULATED" : "")")
        figure.text(
            "\(gene) between \(names.own) and \(names.other)", x: 14, y: 14, .role(.text), size: 10,
            isBold: true)
        let about =
            [
                isSimulated ? "SIMULATED" : nil, state.catalog.name, state.other?.state.catalog.name,
                state.modelText,
            ].compactMap(\.self) + state.inputWords(of: .ofBoth)
        var y = 26.0
        Self.write(
            [about.joined(separator: " · ")] + state.groups.alongWords("taken").prefix(1), .textMuted, at: &y,
            in: &figure)
        if let obstacle = state.sharesObstacle {
            Self.write([obstacle], .nodata, at: &y, in: &figure)
        } else {
            Self.draw(state.transplantShares, state, at: &y, in: &figure)
        }
        figure.height = y + 6
        self.figure = figure
    }

    private static func draw(
        _ shares: TransplantShares, _ state: ExplorerState, at y: inout Double, in figure: inout Figure
    ) {
        let names = state.conditionNames
        let unit = "predicted, \(state.catalog.unitText)"
        let theirs = state.otherMeasured
        if let bars = TransplantPanel.bars(shares, state) {
            let measured = theirs == nil ? "" : "; dashed: measured in \(names.other)"
            let head = "Shapley value of each signal, from \(names.own) to \(names.other)"
            draw(
                BarPlot(predictions: bars, reference: theirs, label: unit + measured), head, at: &y,
                in: &figure)
            write(TransplantPanel.notes(shares, state), .text, at: &y, in: &figure)
        } else {
            let known = shares.values.count.counted(of: 1 << shares.signals.count, "transplant")
            write(["so far known: \(known)"], .nodata, at: &y, in: &figure)
        }
        y += 10
        let plot = BarPlot(
            predictions: TransplantPanel.singles(shares, state), reference: shares.own,
            label: unit + "; dashed: \(names.own) with its own signals")
        draw(plot, "\(names.own) with signals of \(names.other)", at: &y, in: &figure)
    }

    private static func draw(
        _ plot: BarPlot, _ head: String, at y: inout Double, in figure: inout Figure
    ) {
        figure.text(head, x: 14, y: y, .role(.text), isBold: true)
        let top = y + 8
        figure.group(head) { figure in plot.draw(in: &figure, x: 14, y: top, width: width - 28) }
        y = top + plot.height + 8
    }

    /// Sentences, wrapped, each on lines of its own.
    private static func write(
        _ sentences: [String], _ role: Role, at y: inout Double, in figure: inout Figure
    ) {
        for sentence in sentences {
            figure.paragraph(sentence, x: 14, y: &y, width: width - 28, .role(role))
        }
    }
}
