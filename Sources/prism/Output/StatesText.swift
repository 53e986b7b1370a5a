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
            states.silhouette.map { ", mean silhouette \(Self.three($0))" } ?? ""
        var lines = [
            "\(states.count.counted("state")) of \(states.labels.count.counted("gene"))"
                + "\(simulated)\(silhouette)"
        ]
        if states.silhouettes.count > 1 {
            let tried = states.silhouettes.sorted { $0.key < $1.key }
                .map { "\($0.key): \(Self.three($0.value))" }.joined(separator: "  ")
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
        func left(_ text: String, _ width: Int) -> String {
            text.padding(toLength: max(width, text.count), withPad: " ", startingAt: 0)
        }
        func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        let predicts = summary.atlas.entries.contains { $0.interventionEffect != nil }
        var header = left("state", width) + right("genes", 7)
        for (signal, column) in zip(summary.signals, columns) { header += right(signal, column) }
        header += right("measured", 10)
        if predicts { header += right("predicted", 10) + right("intervened", 12) + right("effect", 8) }
        var lines = [header + "  typical genes"]
        for (state, entry) in summary.atlas.entries.enumerated() {
            var line = left(summary.names[state], width) + right("\(entry.size)", 7)
            for (signal, column) in columns.enumerated() {
                line += right(Self.three(summary.atlas.mean(state: state, signal: signal)), column)
            }
            line += right(Self.three(entry.measured?.mean), 10)
            if predicts {
                line += right(Self.three(entry.observed?.mean), 10)
                line += right(Self.three(entry.intervened?.mean), 12)
                line += right(Self.three(entry.interventionEffect), 8)
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
                "\(Self.three(group.ari)) / \(Self.three(group.nmi))".padding(
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
                "; against the true domains ARI \(Self.three(agreement.adjustedRandIndex)), "
                + "NMI \(Self.three(agreement.normalizedMutualInformation)) over \(agreement.count.counted("step"))"
        }
        return ["", line]
    }

    private static func three(_ value: Double?) -> String {
        value.map { String(format: "%.3f", $0) } ?? "–"
    }
}
