import Foundation
import GenomeData
import Predictions
import PrismModel
import Wording

/// Learned states as text for people.
struct StatesText {
    let summary: StateSummary
    let dataSet: DataSet
    let names: StateNames

    /// The lines, in order.
    var lines: [String] { head + [""] + table + truth + ribbon }

    private var head: [String] {
        let states = summary.states
        let simulated = dataSet.manifest.isSimulated ? ", SIMULATED" : ""
        let silhouette =
            states.silhouette.map { ", mean silhouette \(Figures.fixed($0, 3))" } ?? ""
        var lines = [
            "\(states.count.counted("state")) of \(states.labels.count.counted("gene"))"
                + "\(simulated)\(silhouette)"
        ]
        if states.silhouettes.count > 1 {
            let tried = states.silhouettes.sorted { $0.key < $1.key }
                .map { "\($0.key): \(Figures.fixed($0.value, 3))" }.joined(separator: "  ")
            lines.append("silhouette by number of states  \(tried)")
        }
        if states.sampled < states.labels.count {
            lines.append("number chosen on a sample of \(states.sampled.counted("gene"))")
        }
        return lines
    }

    private var table: [String] {
        let width = max(6, (summary.names.map(\.count).max() ?? 0) + 2)
        let columns = summary.signals.map { max(9, $0.count + 2) }
        let predicts = summary.atlas.entries.contains { $0.interventionEffect != nil }
        var header = Figures.left("state", width) + Figures.right("genes", 7)
        for (signal, column) in zip(summary.signals, columns) { header += Figures.right(signal, column) }
        header += Figures.right("measured", 10)
        if predicts {
            header +=
                Figures.right("predicted", 10) + Figures.right("intervened", 12) + Figures.right("effect", 8)
        }
        var lines = [header + "  typical genes"]
        for (state, entry) in summary.atlas.entries.enumerated() {
            var line = Figures.left(summary.names[state], width) + Figures.right("\(entry.size)", 7)
            for (signal, column) in columns.enumerated() {
                line += Figures.right(
                    Figures.fixed(summary.atlas.mean(state: state, signal: signal), 3), column)
            }
            line += Figures.right(Figures.fixed(entry.measured?.mean, 3), 10)
            if predicts {
                line += Figures.right(Figures.fixed(entry.observed?.mean, 3), 10)
                line += Figures.right(Figures.fixed(entry.intervened?.mean, 3), 12)
                line += Figures.right(Figures.fixed(entry.interventionEffect, 3), 8)
            }
            lines.append(line + "  " + summary.typical[state].prefix(3).joined(separator: ", "))
        }
        let unit = dataSet.expression.map { "; expression: mean \($0.unit)" } ?? ""
        lines.append("signals: mean over the window, as the model takes them\(unit)")
        return lines
    }

    private var truth: [String] {
        guard let score = summary.truth else { return [] }
        let columns = score.methods[0].groups.map { $0.by == "all" ? "all genes" : $0.name }
        let widths = columns.map { max(15, $0.count + 2) }
        let label = 28
        var lines = ["", "against \(score.trueStates) true states: ARI / NMI"]
        lines.append(
            "".padding(toLength: label, withPad: " ", startingAt: 0)
                + zip(columns, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined())
        for method in score.methods {
            let name = "\(method.name), k = \(method.k)".padding(
                toLength: label, withPad: " ", startingAt: 0)
            let cells = zip(method.groups, widths).map { group, width in
                "\(Figures.fixed(group.ari, 3)) / \(Figures.fixed(group.nmi, 3))".padding(
                    toLength: width, withPad: " ", startingAt: 0)
            }
            lines.append(name + cells.joined())
        }
        let sizes = score.methods[0].groups.map { "\($0.genes)" }
        lines.append(
            "genes".padding(toLength: label, withPad: " ", startingAt: 0)
                + zip(sizes, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined())
        return lines
    }

    private var ribbon: [String] {
        guard let ribbon = summary.ribbon else { return [] }
        var line =
            "ribbon: \(ribbon.bases.counted("base")) in steps of \(ribbon.step), "
            + "\(ribbon.lines.counted("stretch", "stretches")) of one state"
        if let agreement = ribbon.agreement {
            line +=
                "; against the true domains ARI \(Figures.fixed(agreement.adjustedRandIndex, 3)), "
                + "NMI \(Figures.fixed(agreement.normalizedMutualInformation, 3)) over \(agreement.count.counted("step"))"
        }
        return ["", line]
    }
}
