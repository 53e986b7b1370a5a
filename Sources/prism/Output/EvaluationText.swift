import Foundation
import Predictions
import Wording

/// An evaluation as a table for people.
struct EvaluationText {
    let evaluation: Evaluation
    let simulated: Bool
    /// What was predicted by what: lines of the provenance.
    let about: [String]
    /// What was off in the predictions, if anything was.
    let mask: [String]

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
            "\(evaluation.scored == .observed ? "predicted" : "intervened") against measured \(evaluation.unit)\(simulated ? ", SIMULATED" : "")\(interval)"
        ]
        lines += about + mask
        lines.append(
            "".padding(toLength: width, withPad: " ", startingAt: 0) + " genes  "
                + (["MSE", "MAE", "Pearson", "Spearman"] + causes).map(cell).joined())
        for group in evaluation.groups {
            let name = group.name.padding(toLength: width, withPad: " ", startingAt: 0)
            let own: [Evaluation.Estimate?] = [group.mse, group.mae, group.pearson, group.spearman]
            let known = causes.isEmpty ? [] : [group.doPearson, group.doMse, group.followsBackground]
            let figures = (own + known).map { cell(text($0)) }.joined()
            lines.append(
                name + String(format: "%6d  ", group.genes) + figures + Self.heldOut(group)
                    + Self.truth(group))
        }
        if !causes.isEmpty {
            lines.append(
                "do: against the true E[Y | do X]; follows: coefficient of the true background effect beside those of "
                    + "sequence, marks and mRNA, to be read by contig: where backgrounds that act differently stand in one row, "
                    + "following one cancels following the other")
        }
        return lines
    }

    /// Of how many genes the truth is known, where not of all.
    private static func truth(_ group: Evaluation.Group) -> String {
        guard let known = group.genesWithTruth, known < group.genes else { return "" }
        return "  do and follows of \(known.grouped)"
    }

    /// The columns of figures against the truth, where it was asked for.
    private var causes: [String] {
        evaluation.groups.contains { $0.doMse != nil } ? ["do Pearson", "do MSE", "follows"] : []
    }

    /// Whether these genes were learned from, as far as that is known.
    private static func heldOut(_ group: Evaluation.Group) -> String {
        guard let heldOut = group.heldOutGenes else { return "" }
        if heldOut == group.genes { return "held out" }
        return heldOut == 0 ? "learned from" : "\((group.genes - heldOut).grouped) learned from"
    }

    private func text(_ estimate: Evaluation.Estimate?) -> String {
        guard let estimate, let value = estimate.value else { return "–" }
        let figure = String(format: "%.3f", value)
        guard let low = estimate.low, let high = estimate.high else { return figure }
        return figure + String(format: " [%.3f, %.3f]", low, high)
    }
}
