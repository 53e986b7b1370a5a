import Canvas
import Predictions
import PrismModel

/// How far contributions add up to the change of the prediction from a baseline, and what that baseline is: an input that no
/// weights were trained on, marked as masks are.
struct AttributionSummary {
    /// The method and its sums, from all there is to say to what must not be missing.
    let figures: [String]
    /// The baseline and the prediction there; likewise.
    let baseline: [String]

    init(_ attribution: Attribution, _ state: ExplorerState) {
        let method = attribution.method.title
        let sign = String(state.look.glyphs.signs.warning) + " "
        let compared = state.chosenBaseline.compared
        guard let residual = attribution.residual else {
            figures = ["\(method): what is lost without it, \(state.catalog.expressionUnit)", method]
            baseline = [
                "\(sign)in its place \(compared): an extrapolation", "\(sign)extrapolation",
            ]
            return
        }
        let total = Words.signed(attribution.total, 3)
        let change = Words.signed(attribution.prediction - attribution.baseline, 3)
        let left = "residual " + Words.signed(residual, 3)
        // The warning names the method.
        figures =
            attribution.warning == nil
            ? [
                "\(method) per column, predicted: sum \(total), change \(change), \(left)",
                "\(method): sum \(total) of \(change), \(left)", "\(method): \(left)",
                method.replacing("integrated", with: "int."),
            ] : ["sum \(total) of \(change), \(left)", left]
        let there = Words.value(attribution.baseline)
        baseline = [
            "\(sign)from \(compared) (\(there)): extrapolation",
            "\(sign)from no bases (\(there)): extrapolation", "\(sign)from no bases (\(there))",
            "\(sign)no bases: \(there)",
        ]
    }

    /// Both beside each other: the fullest figures that leave room for the baseline's name, then as many words on it as fit.
    func spans(width: Int) -> [Span] {
        let texts = figures.map { $0 + "  " } + [""]
        for text in texts {
            let room = width - text.columnWidth
            if let words = baseline.first(where: { $0.columnWidth <= room }) {
                return [Span(text, .text), Span(words, .warning)]
            }
        }
        return [Span(baseline[baseline.count - 1], .warning)]
    }
}
