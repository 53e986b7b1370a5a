import Canvas
import PrismModel
import Wording

/// What a gene's prediction loses without signals, as a figure: a bar for every mask, and what each signal and group of features
/// adds.
struct AblationFigure {
    let figure: Figure

    private static let width = 540.0
    /// More masks than these have no bar of their own.
    static let mostBars = 32

    init(_ state: ExplorerState) {
        let gene = state.currentGene?.symbol ?? "no gene"
        let simulated = state.catalog.isSimulated ? ", SIMULATED" : ""
        var figure = Figure(width: Self.width, height: 0, title: "Ablation of \(gene)\(simulated)")
        figure.text("Ablation of \(gene)", x: 14, y: 14, .role(.text), size: 10, isBold: true)
        var y = 26.0
        for text in Self.words(state) {
            figure.paragraph(text, x: 14, y: &y, width: Self.width - 28, .role(.textMuted))
        }
        let unit = state.catalog.unitText
        let measured = state.gene.flatMap { state.measured($0) }.map(Double.init)
        let bars = Self.maskBars(state)
        guard !bars.isEmpty else {
            figure.text(
                state.model.obstacle ?? "the model takes no signals, or too many", x: 14, y: y + 8,
                .role(.nodata))
            figure.height = y + 20
            self.figure = figure
            return
        }
        figure.group("predictions under masks") { figure in
            let plot = BarPlot(
                predictions: bars, reference: measured, label: "predicted, \(unit); dashed: measured")
            plot.draw(in: &figure, x: 14, y: y, width: Self.width - 28)
            y += plot.height
        }
        if let steps = ShapleyRows.bars(state.ablation, state) {
            y += 14
            figure.text(
                ShapleyRows.heading(state.coalitions, state)[0], x: 14, y: y, .role(.text), isBold: true)
            y += 8
            figure.group("Shapley values") { figure in
                let plot = BarPlot(predictions: steps, label: "predicted, \(unit)")
                plot.draw(in: &figure, x: 14, y: y, width: Self.width - 28)
                y += plot.height
            }
        }
        figure.height = y + 6
        self.figure = figure
    }

    /// What stands under the title: the data, what is off becomes, and whether that is an extrapolation.
    private static func words(_ state: ExplorerState) -> [String] {
        let features = state.groupNames(offIn: state.featureMask)
        let about = [
            state.catalog.isSimulated ? "SIMULATED" : nil, state.catalog.name, state.ownModelText,
            state.gene.map { state.standing(of: $0) }, "what is off \(state.standIn.singular)",
            features.isEmpty ? nil : "without " + features.joined(separator: ", "), state.asIfText,
            state.takenWords, state.editWords,
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
        let masks = 1 << min(state.modelSignals, Ablation.mostSignals)
        let cut = masks > mostBars ? ["\(mostBars) of \(masks.counted("mask")) have a bar here"] : []
        return [about] + state.groups.alongWords("off").prefix(1)
            + (Extrapolation.words(state)?.prefix(1) ?? []) + cut
    }

    private static func maskBars(_ state: ExplorerState) -> [Bar] {
        let values = state.signalMaskValues
        guard (1...Ablation.mostSignals).contains(state.modelSignals) else { return [] }
        return state.signalMasks.prefix(mostBars).map { mask in
            let value = values[mask]
            let obstacle = value == nil ? state.question(under: mask).flatMap(state.obstacle) : nil
            return Bar(
                MaskWords.signals(mask, state), to: value ?? .nan,
                text: value.map { Words.value($0) } ?? obstacle ?? NumberText.missing,
                role: mask == .all ? .observed : .ablation)
        }
    }
}
