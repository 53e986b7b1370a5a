import Predictions
import PrismModel

extension ExportTable {
    /// How well predictions agree with measurements: all genes, by split, by contig.
    static func agreement(_ state: ExplorerState) -> ExportTable {
        var table = ExportTable(
            columns: ["by", "name", "genes", "r", "rho", "mse", "mae", "held_out"],
            rows: [])
        table.notes = [
            "prediction: "
                + (state.fitView.isIntervened ? "intervened" : "predicted, column observed of other files")
        ]
        if state.fitView.isOfChange { table.notes.append(changeNote(state)) }
        table.notes.append(
            "held_out: 1 where the model learned from none of the genes, 0 where from all, else how many it did not learn from, "
                + "NA where weights do not say")
        func add(_ by: String, _ part: FitPart) {
            guard let agreement = part.agreement else { return }
            table.rows.append([
                by, part.name, "\(agreement.count)", text(agreement.pearson), text(agreement.spearman),
                text(agreement.mse), text(agreement.mae), word(part.standing),
            ])
        }
        for grouping in FitViewState.Grouping.allCases {
            for part in state.parts(by: grouping) { add("\(grouping)", part) }
        }
        return table
    }

    private static func word(_ standing: Standing) -> String {
        switch standing {
        case .heldOut: "1"
        case .learned: "0"
        case .mixed(let heldOut): "\(heldOut) genes"
        case .unknown: "NA"
        }
    }
}
