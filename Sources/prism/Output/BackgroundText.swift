import Foundation
import GenomeData
import Predictions
import PrismModel

/// Background states as text for people: the atlas.
struct BackgroundText {
    let summary: BackgroundSummary
    let dataSet: DataSet
    let margin: Int

    /// The lines, in order.
    var lines: [String] {
        summary.states == 0
            ? nothing : head + [""] + emissions + [""] + transitions + [""] + places + truth + segmentation
    }

    private var simulated: String { dataSet.manifest.isSimulated ? ", SIMULATED" : "" }

    private var nothing: [String] {
        var lines = [BackgroundBins.noInformation + simulated]
        for signal in summary.information {
            let found =
                signal.bins == 0
                ? signal.lack ?? ""
                : "of \(Figures.count(signal.bins, "bin")) outside promoters, "
                    + "\(Figures.grouped(signal.missing)) have no data and \(Figures.grouped(signal.zero)) are 0"
                    + (signal.isConstant ? "; all others are the same" : "")
            lines.append("  \(signal.signal): \(found)")
        }
        if summary.information.isEmpty { lines.append("  the data set has no bigWig signal") }
        let reasons = summary.signals.isEmpty ? [] : summary.notes.map { "  " + $0 }
        return lines + reasons + [
            "Background states need signals that are measured between promoters too, so there is no adjustment by them.",
            "What a model has learned of the genes' own signals: prism states without --background.",
        ]
    }

    private var head: [String] {
        let elements = summary.elements > 0 ? " and \(Figures.count(summary.elements, "element"))" : ""
        var lines = [
            "\(Figures.count(summary.states, "background state"))\(elements) in \(Figures.count(summary.bins, "bin")) of "
                + "\(summary.binSize) bp\(simulated)"
        ]
        if let from = summary.from { lines.append("states of \(from)") }
        if let learning = summary.learning {
            lines.append(
                "learned from \(Figures.count(learning.bins, "bin")) with data on \(learning.contigs.joined(separator: ", ")) "
                    + "in \(Figures.count(learning.steps, "step"))\(learning.isConverged ? "" : ", not converged")"
            )
            lines.append("BIC by number of states  " + Self.criteria(learning))
            if learning.bic.count > 1 {
                lines.append("taken: \(summary.states + summary.elements), of the least BIC")
            }
            if learning.sampled < learning.bins {
                lines.append("by a sample of \(Figures.count(learning.sampled, "bin"))")
            }
        }
        if !summary.off.isEmpty { lines.append("switched off: " + summary.off.joined(separator: ", ")) }
        if let rate = summary.binsPerSecond {
            lines.append("\(Figures.grouped(Int(rate))) bins per second")
        }
        if summary.states == 1 { lines.append(BackgroundBins.oneState) }
        return lines + summary.notes
    }

    private static func criteria(_ learning: BackgroundSummary.Learning) -> String {
        learning.bic.compactMap { key, value in Int(key).map { ($0, value) } }.sorted { $0.0 < $1.0 }
            .map { states, value in
                "\(states): \(Figures.grouped(Int(value.rounded())))\(learning.split.contains(states) ? "*" : "")"
            }.joined(separator: "  ") + (learning.split.isEmpty ? "" : "  * a lasting state comes apart")
    }

    private var nameWidth: Int { max(8, (summary.atlas.map(\.name.count).max() ?? 0) + 2) }

    private var emissions: [String] {
        let signals = summary.signals
        let decimals = signals.map(decimals(of:))
        let columns = zip(signals, decimals).map { max(14, 2 * ($1 + 2) + 6, $0.count + 2) }
        var header = Figures.left("state", 7) + Figures.left("", nameWidth)
        for (signal, column) in zip(signals, columns) { header += Figures.right(signal, column) }
        var lines = [header + Figures.right("posterior", 11) + Figures.right("dwell kb", 10)]
        for entry in summary.atlas {
            var line = Figures.left(entry.state, 7) + Figures.left(entry.name, nameWidth)
            for (number, signal) in signals.enumerated() {
                let mean = Figures.fixed(entry.means[signal], decimals[number])
                let deviation = Figures.fixed(entry.deviations[signal], decimals[number])
                line += Figures.right("\(mean) ± \(deviation)", columns[number])
            }
            lines.append(
                line + Figures.right(Figures.fixed(entry.share, 2), 11)
                    + Figures.right(Figures.fixed(entry.dwell.map { $0 / 1000 }, 1), 10))
        }
        lines.append(
            "signals: mean ± standard deviation of log10(1 + x) over a bin; bins within \(margin) bp of a TSS are missing"
        )
        lines.append("posterior: share of all bins by posterior, elements among them; sums to 1")
        return lines
    }

    /// As many as show how the signal differs between states, or within them where it does not.
    private func decimals(of signal: String) -> Int {
        let means = summary.atlas.compactMap { $0.means[signal] }
        let range = (means.max() ?? 0) - (means.min() ?? 0)
        let deviation = summary.atlas.compactMap { $0.deviations[signal] }.max() ?? 0
        let least = Figures.decimals(for: max(range, deviation))
        let apart = Set(means).count
        // States that differ read so, within reason.
        return (least...(least + 2)).first { decimals in
            Set(means.map { Figures.fixed($0, decimals) }).count == apart
        } ?? least
    }

    private var transitions: [String] {
        let states = summary.atlas.filter { !$0.transitions.isEmpty }
        var lines = [Figures.left("next bin", 10) + states.map { Figures.right($0.state, 8) }.joined()]
        for entry in states {
            lines.append(
                Figures.left("from " + entry.state, 10)
                    + entry.transitions.map { Figures.right(String(format: "%.4f", $0), 8) }.joined())
        }
        return lines
    }

    private var places: [String] {
        let kinds = ["tss", "exon", "intron", "intergenic"].filter { kind in
            summary.atlas.contains { $0.enrichment[kind] != nil }
        }
        var header = Figures.left("state", 7) + Figures.right("painted", 11) + Figures.right("share", 7)
        for kind in kinds { header += Figures.right(kind == "tss" ? "TSS" : kind, 12) }
        header += Figures.right("genes", 8) + Figures.right("P", 7) + Figures.right("measured", 10)
        var lines = [header]
        for entry in summary.atlas where !entry.isElement {
            var line = Figures.left(entry.state, 7) + Figures.right(Figures.grouped(entry.bins), 11)
            line += Figures.right(Figures.fixed(entry.paintedShare, 2), 7)
            for kind in kinds { line += Figures.right(Figures.fixed(entry.enrichment[kind], 2) + "×", 12) }
            line +=
                Figures.right(Figures.grouped(entry.genes), 8)
                + Figures.right(Figures.fixed(entry.prior, 2), 7)
            lines.append(line + Figures.right(Figures.fixed(entry.measured?.mean, 3), 10))
        }
        let unit = dataSet.expression.map { "; measured: mean \($0.unit)" } ?? ""
        lines.append(
            "painted: bins of which it is the likeliest background state, as in the ribbon, elements never; share: of all painted"
        )
        lines.append(
            "×: times the share of all painted bases\(summary.priorOf.map { "; P: " + $0 } ?? "")\(unit)")
        return lines
    }

    private var truth: [String] {
        guard let scores = summary.scores, let count = summary.trueStates else { return [] }
        var lines = ["", "against \(Figures.count(count, "true state")): ARI / NMI"]
        for score in scores {
            let name = score.by == "all" ? "all genes" : score.name
            lines.append(
                "  \(Figures.left(name, 14))\(Figures.fixed(score.ari, 3)) / \(Figures.fixed(score.nmi, 3))  of "
                    + Figures.count(score.genes, "gene"))
        }
        if let bins = summary.binScore {
            lines.append(
                "  \(Figures.left("bins", 14))\(Figures.fixed(bins.adjustedRandIndex, 3)) / "
                    + "\(Figures.fixed(bins.normalizedMutualInformation, 3))  of "
                    + Figures.count(bins.count, "bin"))
        }
        return lines
    }

    private var segmentation: [String] {
        guard let other = summary.segmentation else { return [] }
        var lines = [
            "",
            "bins shared with \(other.file): ARI \(Figures.fixed(other.binARI, 3)), at TSSs \(Figures.fixed(other.tssARI, 3))",
        ]
        let columns = other.states.map { max(9, $0.count + 2) }
        lines.append(
            Figures.left("state", 7) + zip(other.states, columns).map { Figures.right($0, $1) }.joined())
        for (entry, row) in zip(summary.atlas, other.bins) {
            lines.append(
                Figures.left(entry.state, 7)
                    + zip(row, columns).map { Figures.right(Figures.grouped($0), $1) }.joined())
        }
        return lines
    }
}
