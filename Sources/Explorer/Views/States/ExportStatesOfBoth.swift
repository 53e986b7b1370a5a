import Predictions

/// The background state of every gene in both conditions as a table.
enum ExportStatesOfBoth {
    static func table(_ state: ExplorerState) -> ExportTable {
        let names = state.conditionNames
        var table = ExportTable(
            columns: [
                "gene_id", "symbol", "chrom", "tss", "strand", "state", "name", "other_state", "other_name",
                "moved",
            ], rows: [])
        table.notes = [
            "state, name: in \(names.own); other_state, other_name: in \(names.other); every signal on",
            "moved: whether it is another state; NA where one of them is not known",
        ]
        let other = state.comparedOther?.genome
        func cells(_ index: Int?) -> [String] {
            [index.map(StateNames.number) ?? "NA", index.map { state.stateName($0) } ?? "NA"]
        }
        for (index, gene) in state.catalog.genes.enumerated() {
            let here = state.genome?.state(of: index)
            let there = state.counterpart(of: index).flatMap { other?.state(of: $0) }
            let moved = StateMove(a: here, b: there).isMoved.map { $0 ? "yes" : "no" }
            table.rows.append(
                [gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue] + cells(here)
                    + cells(there) + [moved ?? "NA"])
        }
        return table
    }
}
