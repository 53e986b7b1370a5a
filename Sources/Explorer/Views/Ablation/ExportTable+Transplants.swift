import Canvas
import PrismModel

extension ExportTable {
    /// The current gene with each choice of the other condition's signals, and the shares of the change.
    static func transplants(_ state: ExplorerState) -> ExportTable {
        let shares = state.transplantShares
        let names = shares.signals.map { state.inputName($0) }
        var table = ExportTable(columns: names + ["observed", "change_of_observed"], rows: [])
        let conditions = state.conditionNames
        table.notes =
            [
                "gene: \(state.currentGene?.symbol ?? "?") \(state.currentGene?.id ?? "")",
                "signals: 1 \(conditions.other)'s, 0 \(conditions.own)'s; change_of_observed: less that with none taken",
                "\(conditions.other) itself, by its own model: \(text(shares.theirs))",
            ] + state.groups.alongWords("taken").prefix(1)
        if let shapley = shares.shapley {
            let values = zip(names, shapley).map { "\($0) \(text($1))" } + ["the rest \(text(shares.rest))"]
            table.notes.append("Shapley values of the predicted change: " + values.joined(separator: ", "))
        }
        for mask in TransplantShares.masks(shares.signals) {
            guard let value = shares.values[mask] else { continue }
            table.rows.append(
                shares.signals.map { mask.isOn($0) ? "0" : "1" } + [
                    text(value), text(shares.own.map { value - $0 }),
                ])
        }
        return table
    }
}
