import PrismModel

extension ExportTable {
    /// What masks do to all genes.
    static func effects(_ state: ExplorerState) -> ExportTable {
        let count = state.modelSignals
        let names = (0..<count).map { state.inputName($0) }
        var table = ExportTable(
            columns: names + [
                "genes", "mean_change", "mean_magnitude", "measured_genes", "r", "r_change", "mse",
                "mse_change",
            ], rows: [])
        let features = state.featureMask
        let kind = state.effects[features]?.kind ?? .unknown
        table.notes =
            switchNotes(state) + [
                "changes: against every signal on, same genes", "genes: " + kind.title,
            ]
        for mask in Ablation.exported(signals: count, over: features) {
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
}
