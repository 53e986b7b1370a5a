import GenomeData
import Predictions
import PrismModel

/// Signals around the TSS of genes as a table: a row per gene and signal, in the heat map's order.
enum ProfileTable {
    /// Writes header lines, columns and rows; returns how many rows.
    @discardableResult
    static func write(
        _ state: ExplorerState, _ profiles: [Profiles], header: [String], to writer: TextWriter,
        _ cancellation: Cancellation? = nil
    ) throws -> Int {
        for line in header + about(state, profiles) { try writer.write("# \(ExplorerState.plain(line))\n") }
        let flank = profiles.first?.query.flank ?? 0
        let parts = (0..<ProfileQuery.bins).map { bin in
            "\((0..<(2 * flank)).part(bin, of: ProfileQuery.bins).lowerBound - flank)"
        }
        try writer.write(
            row: ["gene_id", "symbol", "chrom", "tss", "strand"] + keyColumn(state.heatmap.order)
                + ["signal"] + parts)
        var rows = 0
        for index in state.heatmap.genes[state.heatPlaces] {
            let gene = state.catalog.genes[index]
            for profile in profiles {
                if cancellation?.isCancelled == true { throw PrismError.cancelled }
                let values = profile[index].map { $0.isFinite ? "\($0)" : "NA" }
                try writer.write(
                    row: [
                        ExplorerState.plain(gene.id), ExplorerState.plain(gene.symbol), gene.contig,
                        "\(gene.tss)",
                        gene.strand.rawValue,
                    ] + key(index, state)
                        + [ExplorerState.plain(state.catalog.signals[profile.query.signal].name)] + values)
                rows += 1
            }
        }
        return rows
    }

    /// What the rows are ordered by, where that is known of the gene itself.
    private static func key(_ gene: Int, _ state: ExplorerState) -> [String] {
        switch state.heatmap.order {
        case .list, .signal: []
        case .state: [state.heatState(of: gene).map(StateNames.number) ?? "NA"]
        case .expression: [ExportTable.text(state.measured(gene))]
        case .predicted: [ExportTable.text(state.surveys[.all]?.value(gene))]
        }
    }

    /// The column of that.
    private static func keyColumn(_ order: RowOrder) -> [String] {
        switch order {
        case .list, .signal: []
        case .state: ["state"]
        case .expression: ["measured"]
        case .predicted: ["observed"]
        }
    }

    private static func about(_ state: ExplorerState, _ profiles: [Profiles]) -> [String] {
        let units = profiles.map { profile in
            let signal = state.catalog.signals[profile.query.signal]
            return "\(signal.name) in \(signal.unit)"
        }
        let failures = profiles.compactMap { profile in
            profile.firstFailure.map { "not read: \(profile.failures) genes: \($0)" }
        }
        return [
            "values: " + units.joined(separator: ", ") + "; means over the bases with data, NA without any",
            "rows: \(state.heatOrderTitle)" + (HeatmapPanel.lack(state).map { "; \($0)" } ?? ""),
            "columns: where each of \(ProfileQuery.bins) equal parts begins, in bases from the TSS along the gene's strand",
            "positions: 0-based",
        ] + (state.heatmap.order == .predicted ? [Provenance.observedNote] : []) + failures
    }
}
