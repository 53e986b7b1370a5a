import Foundation
import Predictions

/// A cross-validation's score as a table for people.
struct CrossValidationText {
    let score: CrossValidationScore
    let unit: String
    let simulated: Bool

    /// The lines, in order.
    var lines: [String] {
        var lines = [
            "held-out predictions against measured \(unit)\(simulated ? ", SIMULATED" : "")",
            "fold    genes  Pearson  Spearman  MSE",
        ]
        for (index, fold) in score.folds.enumerated() {
            lines.append(
                String(format: "%-6d %6d  ", index + 1, fold.count)
                    + "\(figure(fold.pearson))    \(figure(fold.spearman))     \(figure(fold.mse))")
        }
        if let spread = CrossValidationScore.spread(score.folds.compactMap(\.pearson)) {
            lines.append(
                String(format: "mean of folds   %.3f ± %.3f (sd over folds)", spread.mean, spread.deviation))
        }
        lines.append("all genes       \(interval(score.pooled.pearson)) Pearson (95 % bootstrap)")
        lines.append("                \(interval(score.pooled.spearman)) Spearman")
        lines.append("                \(interval(score.pooled.mse)) MSE")
        if let spread = CrossValidationScore.spread(score.pearsonBySeed) {
            lines.append(
                String(
                    format: "one seed alone  %.3f ± %.3f Pearson of all genes (%d seeds)", spread.mean,
                    spread.deviation, score.pearsonBySeed.count))
        }
        return lines
    }

    private func figure(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–    " }

    private func interval(_ estimate: Evaluation.Estimate) -> String {
        guard let low = estimate.low, let high = estimate.high else { return figure(estimate.value) }
        return figure(estimate.value) + String(format: " [%.3f, %.3f]", low, high)
    }
}
