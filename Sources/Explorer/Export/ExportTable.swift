import Canvas
import GenomeData
import PrismModel

/// A table to be written as TSV: further header lines, columns, rows.
struct ExportTable: Sendable, Equatable {
    var notes: [String] = []
    var columns: [String]
    var rows: [[String]]

    /// A 32-bit number with the fewest digits that read back the same; NA where there is none.
    static func text(_ value: Double?) -> String { value.map { "\(Float($0))" } ?? "NA" }
    static func text(_ value: Float?) -> String { value.map { "\($0)" } ?? "NA" }
}

extension ExportTable {
    /// The listed genes in the list's order.
    static func genes(_ state: State) -> ExportTable {
        let catalog = state.catalog
        let drops = state.surveyedDrops
        var table = ExportTable(
            columns: ["gene_id", "symbol", "chrom", "tss", "strand", "split", "measured", "observed"]
                + drops.map { "effect_without_" + (state.names(offIn: $0).first ?? "?") },
            rows: [])
        table.notes = [
            "genes: \(NumberText.grouped(state.list.order.count)) of \(NumberText.grouped(catalog.genes.count)), by \(state.list.sort.title(in: state))"
        ]
        if let chosen = state.list.chosen { table.notes.append("chosen: \(chosen.title)") }
        if !state.list.filter.isEmpty { table.notes.append("filter: \(state.list.filter)") }
        table.notes.append(
            "observed: every signal on; effect_without: the prediction without the signal less it")
        table.notes.append("positions: 0-based")
        table.rows = state.list.order.map { index in
            let gene = catalog.genes[index]
            return [
                gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue,
                catalog.split(index)?.rawValue ?? "NA", text(state.measured(index)),
                text(state.predicted(index, .all)),
            ] + drops.map { text(state.effect(of: $0, on: index)) }
        }
        return table
    }

    /// What stands in for signals that are off.
    private static func substitute(_ state: State) -> String {
        state.baseline == .mean ? "the data set's mean per position" : "0"
    }

    /// The current gene under every mask, and the signals' Shapley values.
    static func masks(_ state: State) -> ExportTable {
        let count = state.modelSignals
        let names = (0..<count).map { state.inputName($0) }
        var table = ExportTable(
            columns: names + ["observed", "observed_sd", "intervened", "change_of_observed"], rows: [])
        if let gene = state.currentGene, let index = state.gene {
            table.notes = ["gene: \(gene.symbol) \(gene.id), measured \(text(state.measured(index)))"]
            table.notes.append("signals: 1 on, 0 off (replaced by \(substitute(state)))")
            if count <= Ablation.mostSignals, let shapley = state.ablation.shapley {
                let values = zip(names, shapley).map { "\($0) \(text($1))" }
                table.notes.append("Shapley values of observed: " + values.joined(separator: ", "))
            }
            let full = state.question(under: .all).flatMap { state.forecasts[$0] }?.observed.mean
            for mask in Ablation.exported(signals: count, present: state.mask) {
                guard let question = state.question(under: mask) else { continue }
                guard let forecast = state.forecasts[question] else {
                    if let obstacle = state.obstacle(question) {
                        table.notes.append(
                            "not predicted: \(AblationPanel.name(mask, state)): \(obstacle)")
                    }
                    continue
                }
                table.rows.append(
                    (0..<count).map { mask.isOn($0) ? "1" : "0" } + [
                        text(forecast.observed.mean), text(forecast.observed.spread),
                        text(forecast.intervened?.mean), text(full.map { forecast.observed.mean - $0 }),
                    ])
            }
        }
        return table
    }

    /// What masks do to all genes.
    static func effects(_ state: State) -> ExportTable {
        let count = state.modelSignals
        let names = (0..<count).map { state.inputName($0) }
        var table = ExportTable(
            columns: names + [
                "genes", "mean_change", "mean_magnitude", "measured_genes", "r", "r_change", "mse",
                "mse_change",
            ], rows: [])
        table.notes = [
            "signals: 1 on, 0 off (replaced by \(substitute(state)))",
            "changes: against every signal on, same genes",
        ]
        for mask in Ablation.exported(signals: count) {
            guard let effect = state.effects[mask] else { continue }
            table.rows.append(
                (0..<count).map { mask.isOn($0) ? "1" : "0" } + [
                    "\(effect.genes)", text(effect.mean), text(effect.meanMagnitude), "\(effect.measured)",
                    text(effect.r?.value), text(effect.r?.change), text(effect.mse?.value),
                    text(effect.mse?.change),
                ])
        }
        return table
    }

    /// How well predictions agree with measurements: all genes, by split, by contig.
    static func agreement(_ state: State) -> ExportTable {
        var table = ExportTable(columns: ["by", "name", "genes", "r", "rho", "mse", "mae"], rows: [])
        func add(_ by: String, _ part: FitPart) {
            guard let agreement = part.agreement else { return }
            table.rows.append([
                by, part.name, "\(agreement.count)", text(agreement.pearson), text(agreement.spearman),
                text(agreement.mse), text(agreement.mae),
            ])
        }
        for grouping in FitView.Grouping.allCases {
            for part in state.parts(by: grouping) { add("\(grouping)", part) }
        }
        return table
    }
}
