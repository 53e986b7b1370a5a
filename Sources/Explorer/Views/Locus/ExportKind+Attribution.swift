import Wording

extension ExportKind {
    /// What each base and signal contributes to the current gene's prediction.
    static let attribution = ExportKind(
        "attribution", .bedGraph,
        words: { "\($0.currentGene?.symbol ?? "?"): contribution of each base and signal" },
        stem: { "\($0.currentGene?.symbol ?? "gene")-attribution" }, obstacle: withoutAttribution,
        needs: needsAttribution,
        write: { task in
            let rows = ExportAttribution.rows(task.state)
            let about =
                task.header + ExportAttribution.about(task.state) + ["positions: 0-based half-open"]
            return try task.writeText { writer in
                try ExportRows.bedGraph(rows, header: about, to: writer, task.cancellation)
                return rows.count.counted("track")
            }
        })

    /// The sum of all contributions.
    static let attributionTotal = ExportKind(
        "attribution-total", .bigWig,
        words: { "\($0.currentGene?.symbol ?? "?"): all contributions together" },
        stem: { "\($0.currentGene?.symbol ?? "gene")-attribution-total" }, obstacle: withoutAttribution,
        needs: needsAttribution,
        write: { task in
            guard let row = ExportAttribution.total(task.state),
                let length = task.state.catalog.contigLengths[row.contig]
            else { return .failed(Problem("the window does not lie on the contig")) }
            let header = task.header + ExportAttribution.about(task.state)
            try ExportRows.bigWig(row, header: header, contigLength: length, to: task.path, task.cancellation)
            return .written(
                "\(row.values.count.counted("base")), \(row.unit); what made it beside it, in .txt")
        })

    private static let withoutAttribution: @Sendable (ExplorerState) -> String? = { state in
        if let obstacle = state.model.obstacle { return obstacle }
        guard let query = state.attributionQuery else { return "no attributions are shown" }
        return state.attributions.failures[query] ?? state.obstacle(query.question)
    }

    private static let needsAttribution: @Sendable (inout ExportNeeds, ExplorerState) -> Void = {
        needs, state in
        needs.need("contributions", state.attribution == nil ? 0 : 1, of: 1)
    }
}
