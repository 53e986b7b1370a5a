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
            columns: [
                "gene_id", "symbol", "chrom", "tss", "strand", "split", Provenance.heldOutColumn, "measured",
                "observed",
            ] + more
                + drops.map { "effect_without_" + (state.names(offIn: $0).first ?? "?") },
            rows: [])
        table.notes = notes(ofGenesIn: state, drops)
        table.rows = state.list.order.map { index in
            let gene = catalog.genes[index]
            let changes = state.other == nil ? [] : changes(of: index, state)
            return [
                gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue,
                catalog.split(index)?.rawValue ?? "NA", state.isHeldOut(index).cell,
                text(state.measured(index)),
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

    /// What the table of the listed genes holds, and of which.
    private static func notes(ofGenesIn state: ExplorerState, _ drops: [ModalityMask]) -> [String] {
        let catalog = state.catalog
        var notes = [
            "genes: \(NumberText.grouped(state.list.order.count)) of \(NumberText.grouped(catalog.genes.count)), by \(state.list.sort.title(in: state))"
        ]
        if let chosen = state.list.chosen { notes.append("chosen: \(chosen.title)") }
        if !state.list.filter.isEmpty { notes.append("filter: \(state.list.filter)") }
        notes.append(
            Provenance.observedNote
                + ", every signal on; effect_without: the prediction without the signal less that with it")
        notes.append(Provenance.heldOutNote())
        let off = state.groupNames(offIn: state.featureMask)
        if !off.isEmpty, !drops.isEmpty {
            notes.append("effect_without: both without " + off.joined(separator: ", "))
        }
        if state.adjusted != nil {
            notes.append("background_explains: predicted less intervened; every gene in its own states")
        }
        if state.other != nil { notes += changeNotes(state) }
        if state.asIf != nil {
            notes.append("this table: every gene in its own states, not as if in another")
        }
        notes.append("positions: 0-based")
        return notes
    }

    /// What is noted of a table with a column for each signal's switch: what 0 means, and which features are off throughout.
    static func switchNotes(_ state: ExplorerState) -> [String] {
        let off = state.groupNames(offIn: state.featureMask)
        return ["signals: 1 on, 0 off; those that are off \(state.standIn.predicate)"]
            + (off.isEmpty ? [] : ["features off throughout: " + off.joined(separator: ", ")])
            + state.groups.alongWords("off").prefix(1)
    }

    /// The current gene under every mask, and the signals' Shapley values.
    static func masks(_ state: ExplorerState) -> ExportTable {
        let count = state.modelSignals
        let names = (0..<count).map { state.inputName($0) }
        var table = ExportTable(
            columns: names + ["observed", "observed_sd", "intervened", "change_of_observed"], rows: [])
        if let gene = state.currentGene, let index = state.gene {
            table.notes = ["gene: \(gene.symbol) \(gene.id), measured \(text(state.measured(index)))"]
            table.notes += switchNotes(state)
            table.notes.append(
                Provenance.observedNote + "; change_of_observed: less that with every signal on")
            if count <= Ablation.mostSignals { table.notes += shapleyNotes(state.ablation, state) }
            let features = state.featureMask
            let full = state.question(under: features).flatMap(state.answer)?.observed.mean
            for mask in Ablation.exported(signals: count, over: features, present: state.mask) {
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

    /// What each signal and each group of features adds, from none of them on to all; empty until every mask is known.
    private static func shapleyNotes(_ ablation: Ablation, _ state: ExplorerState) -> [String] {
        guard let shapley = ablation.shapley else { return [] }
        let values = shapley.enumerated().map { player, value in
            "\(state.name(ofPlayer: player, in: ablation.coalitions)) \(text(value))"
        }
        return [
            "Shapley values of the prediction: " + values.joined(separator: ", "),
            "they add up from \(text(ablation.none)), none of these on, to \(text(ablation.full)), all of these on",
        ]
    }
}
