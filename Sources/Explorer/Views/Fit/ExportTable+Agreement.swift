import PrismModel

extension ExportTable {
    /// How well predictions agree with measurements: all genes, by split, by contig.
    static func agreement(_ state: ExplorerState) -> ExportTable {
        var table = ExportTable(columns: ["by", "name", "genes", "r", "rho", "mse", "mae"], rows: [])
        table.notes = [
            "prediction: "
                + (state.fitView.isIntervened ? "intervened" : "predicted, column observed of other files")
        ]
        if state.fitView.isOfChange { table.notes.append(changeNote(state)) }
        func add(_ by: String, _ part: FitPart) {
            guard let agreement = part.agreement else { return }
            table.rows.append([
                by, part.name, "\(agreement.count)", text(agreement.pearson), text(agreement.spearman),
                text(agreement.mse), text(agreement.mae),
            ])
        }
        for grouping in FitViewState.Grouping.allCases {
            for part in state.parts(by: grouping) { add("\(grouping)", part) }
        }
        return table
    }
}
