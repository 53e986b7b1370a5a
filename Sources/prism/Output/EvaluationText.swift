import Foundation
import Predictions
import Wording

/// An evaluation as a table for people.
struct EvaluationText {
    let evaluation: Evaluation
    let simulated: Bool

    /// The lines, in order.
    var lines: [String] {
        let width = max(12, (evaluation.groups.map(\.name.count).max() ?? 0) + 2)
        func cell(_ text: String) -> String {
            text.padding(toLength: max(24, text.count + 2), withPad: " ", startingAt: 0)
        }
        let interval =
            evaluation.resamplings > 0
            ? " [95 % bootstrap interval, \(evaluation.resamplings.counted("resampling")), seed \(evaluation.seed)]"
            : ""
        var lines = [
            "predicted against measured \(evaluation.unit)\(simulated ? ", SIMULATED" : "")\(interval)"
        ]
        lines.append(
            "".padding(toLength: width, withPad: " ", startingAt: 0) + " genes  "
                + ["MSE", "MAE", "Pearson", "Spearman"].map(cell).joined())
        for group in evaluation.groups {
            let name = group.name.padding(toLength: width, withPad: " ", startingAt: 0)
            let figures = [group.mse, group.mae, group.pearson, group.spearman].map { cell(text($0)) }
                .joined()
            lines.append(name + String(format: "%6d  ", group.genes) + figures + Self.heldOut(group))
        }
        return lines
    }

    /// Whether these genes were learned from, as far as that is known.
    private static func heldOut(_ group: Evaluation.Group) -> String {
        guard let heldOut = group.heldOutGenes else { return "" }
        if heldOut == group.genes { return "held out" }
        return heldOut == 0 ? "learned from" : "\((group.genes - heldOut).grouped) learned from"
    }

    private func text(_ estimate: Evaluation.Estimate) -> String {
        guard let value = estimate.value else { return "–" }
        let figure = String(format: "%.3f", value)
        guard let low = estimate.low, let high = estimate.high else { return figure }
        return figure + String(format: " [%.3f, %.3f]", low, high)
    }
}
