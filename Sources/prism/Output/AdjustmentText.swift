import Foundation
import Predictions
import PrismModel
import Wording

/// What was found of background states before a model is trained, as text for people.
struct AdjustmentText {
    let adjustment: BackgroundAdjustment
    let bins: BackgroundBins

    /// The lines, in order.
    var lines: [String] {
        let states = adjustment.states
        let contigs = bins.chains.filter(\.isTraining).map(\.contig.name)
        let elements = states.chain.states - states.backgroundStates
        var lines = [
            "background  \(states.backgroundStates.counted("state")) of \(states.signals.map(\.name).joined(separator: ", ")), "
                + "learned from \(adjustment.learning.bins.counted("bin")) on \(contigs.joined(separator: ", "))"
                + (elements > 0 ? "; \(elements.counted("element")) left out" : "")
        ]
        for state in 0..<states.backgroundStates {
            let lasts =
                states.expectedLength(state).map { String(format: ", lasts %.0f kb", $0 / 1000) } ?? ""
            lines.append(
                "            S\(state + 1) \(states.names[state]): P "
                    + String(format: "%.2f", states.prior[state]) + lasts
                    + String(format: ", starts at %+.2f", adjustment.effects[state]))
        }
        let notes = (states.backgroundStates == 1 ? [BackgroundBins.oneState] : []) + bins.notes
        return lines + notes.map { "            " + $0 }
    }
}
