import Canvas
import GenomeData
import Predictions
import PrismModel
import Wording

extension ExportTable {
    /// The listed genes in the list's order.
    static func genes(_ state: ExplorerState) -> ExportTable {
        let catalog = state.catalog
        let drops = state.surveyedDrops
        let more: [String] =
            (state.adjusted == nil ? [] : ["intervened", "background_explains"])
            + (state.other == nil ? [] : changeColumns)
        var table = ExportTable(
            columns: ["gene_id", "symbol", "chrom", "tss", "strand", "split", "measured", "observed"] + more
                + drops.map { "effect_without_" + (state.names(offIn: $0).first ?? "?") },
            rows: [])
        table.notes = [
            "genes: \(NumberText.grouped(state.list.order.count)) of \(NumberText.grouped(catalog.genes.count)), by \(state.list.sort.title(in: state))"
        ]
        if let chosen = state.list.chosen { table.notes.append("chosen: \(chosen.title)") }
        if !state.list.filter.isEmpty { table.notes.append("filter: \(state.list.filter)") }
        table.notes.append(
            Provenance.observedNote
                + ", every signal on; effect_without: the prediction without the signal less it")
        if state.adjusted != nil {
            table.notes.append("background_explains: predicted less intervened; every gene in its own states")
        }
        if state.other != nil { table.notes += changeNotes(state) }
        if state.asIf != nil {
            table.notes.append("this table: every gene in its own states, not as if in another")
        }
        table.notes.append("positions: 0-based")
        table.rows = state.list.order.map { index in
            let gene = catalog.genes[index]
            let changes = state.other == nil ? [] : changes(of: index, state)
            return [
                gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue,
                catalog.split(index)?.rawValue ?? "NA", text(state.measured(index)),
                text(state.predicted(index, .all)),
            ]
                + (state.adjusted == nil
                    ? []
                    : [
                        text(state.study.interventions.value(index)),
                        text(state.explainedByBackground(index)),
                    ]) + changes + drops.map { text(state.effect(of: $0, on: index)) }
        }
        return table
    }

    /// What stands in for signals that are off.
    static func substitute(_ state: ExplorerState) -> String {
        state.baseline == .mean ? "the data set's mean per position" : "0"
    }

    /// The current gene under every mask, and the signals' Shapley values.
    static func masks(_ state: ExplorerState) -> ExportTable {
        let count = state.modelSignals
        let names = (0..<count).map { state.inputName($0) }
        var table = ExportTable(
            columns: names + ["observed", "observed_sd", "intervened", "change_of_observed"], rows: [])
        if let gene = state.currentGene, let index = state.gene {
            table.notes = ["gene: \(gene.symbol) \(gene.id), measured \(text(state.measured(index)))"]
            table.notes.append("signals: 1 on, 0 off (replaced by \(substitute(state)))")
            table.notes.append(
                Provenance.observedNote + "; change_of_observed: less that with every signal on")
            if count <= Ablation.mostSignals, let shapley = state.ablation.shapley {
                let values = zip(names, shapley).map { "\($0) \(text($1))" }
                table.notes.append("Shapley values of the prediction: " + values.joined(separator: ", "))
            }
            let full = state.question(under: .all).flatMap(state.answer)?.observed.mean
            for mask in Ablation.exported(signals: count, present: state.mask) {
                guard let question = state.question(under: mask) else { continue }
                guard let forecast = state.answer(to: question) else {
                    if let obstacle = state.obstacle(question) {
                        table.notes.append(
                            "not predicted: \(MaskWords.name(mask, state)): \(obstacle)")
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
}
