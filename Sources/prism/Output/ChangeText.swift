import Foundation
import Predictions
import Wording

/// How well changes are predicted, for people.
struct ChangeText {
    let summary: ChangeSummary
    /// What A and B are, a line each.
    let conditions: [String]
    /// How many genes are in both, and how many in one alone.
    let pairs: GenePairs

    /// The lines, in order.
    var lines: [String] {
        let unit = summary.unit.isEmpty ? "" : ", \(summary.unit)"
        var lines = [
            "changes from A to B of \(summary.genes.counted("gene"))\(unit)\(summary.simulated ? ", SIMULATED" : "")"
        ]
        lines += conditions
        lines += [
            pairs.lines().joined(separator: "; "),
            "measured in both: \(summary.measured.grouped); held out of every model's training: "
                + summary.heldOut.grouped
                + (summary.scored < summary.heldOut
                    ? ", of which the \(summary.scored.grouped) of the test split are scored" : "")
                + (summary.unknown > 0
                    ? "; of \(summary.unknown.grouped) the weights do not tell" : ""),
        ]
        if let known = summary.statesKnown, let moved = summary.statesMoved {
            lines.append(
                known == 0
                    ? "background states can be compared of no gene: which moved is not known"
                    : "background state known in both: \(known.counted("gene")); in another state in B: \(moved.grouped)"
            )
        }
        guard !summary.figures.isEmpty else { return lines }
        let interval =
            summary.resamplings > 0
            ? " [95 % bootstrap interval, \(summary.resamplings.counted("resampling"))]" : ""
        let width = (summary.figures.map(\.of.count).max() ?? 0) + 2
        let groupWidth = (summary.figures.map { summary.genes(of: $0).count }.max() ?? 0) + 2
        var target: ChangeSummary.Target?
        for figure in summary.figures {
            if figure.against != target {
                lines.append(
                    "against the \(figure.against.rawValue): Pearson's r\(interval), mean squared error")
                target = figure.against
            }
            lines.append(
                "  " + padded(summary.genes(of: figure), groupWidth) + padded(figure.kind.rawValue, 12)
                    + padded(figure.of, width)
                    + padded("n \(figure.n.grouped)", 10) + padded(r(figure), 30)
                    + (figure.mse.map { String(format: "MSE %.4f", $0) } ?? ""))
        }
        return lines.map {
            String($0.reversed().drop { $0 == " " }.reversed())
        }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func r(_ figure: ChangeSummary.Figure) -> String {
        guard let r = figure.r else { return "r –" }
        let text = String(format: "r %.3f", r)
        guard let low = figure.rLow, let high = figure.rHigh else { return text }
        return text + String(format: " [%.3f, %.3f]", low, high)
    }
}
