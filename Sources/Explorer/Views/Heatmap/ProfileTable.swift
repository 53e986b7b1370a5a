import GenomeData
import Predictions
import PrismModel

/// Signals around the TSS of genes as a table: a row per gene and signal, in the heat map's order.
enum ProfileTable {
    /// Writes header lines, columns and rows; returns how many rows.
    @discardableResult
    static func write(
        _ state: ExplorerState, _ profiles: [ProfilePair], header: [String], to writer: TextWriter,
        _ cancellation: Cancellation? = nil
    ) throws -> Int {
        for line in header + about(state, profiles) { try writer.write("# \(ExplorerState.plain(line))\n") }
        let flank = profiles.first?.flank ?? 0
        let isPaired = state.otherSignals != nil
        let parts = (0..<ProfileQuery.bins).map { bin in
            "\((0..<(2 * flank)).part(bin, of: ProfileQuery.bins).lowerBound - flank)"
        }
        try writer.write(
            row: ["gene_id", "symbol", "chrom", "tss", "strand"] + keyColumn(state.heatmap.order)
                + ["signal"] + (isPaired ? ["condition"] : []) + parts)
        var rows = 0
        for index in state.heatmap.genes[state.heatPlaces] {
            for pair in profiles {
                if cancellation?.isCancelled == true { throw PrismError.cancelled }
                for (condition, values) in lines(of: index, pair, state) {
                    let cells = values.map { $0.isFinite ? "\($0)" : "NA" }
                    try writer.write(
                        row: place(of: index, pair, state) + (isPaired ? [condition] : []) + cells)
                    rows += 1
                }
            }
        }
        return rows
    }

    /// The gene, what rows are ordered by, and the signal.
    private static func place(of index: Int, _ pair: ProfilePair, _ state: ExplorerState) -> [String] {
        let gene = state.catalog.genes[index]
        return [
            ExplorerState.plain(gene.id), ExplorerState.plain(gene.symbol), gene.contig, "\(gene.tss)",
            gene.strand.rawValue,
        ] + key(index, state) + [ExplorerState.plain(state.name(of: pair.signal))]
    }

    /// A gene's values, of each condition that has gene and signal.
    private static func lines(
        of gene: Int, _ pair: ProfilePair, _ state: ExplorerState
    ) -> [(condition: String, values: ArraySlice<Float>)] {
        let names = state.conditionNames
        var lines: [(condition: String, values: ArraySlice<Float>)] = []
        if let own = pair.own { lines.append((ExplorerState.plain(names.own), own[gene])) }
        if let other = pair.other, let theirs = state.counterpart(of: gene) {
            lines.append((ExplorerState.plain(names.other), other[theirs]))
        }
        return lines
    }

    /// What the rows are ordered by, where that is known of the gene itself.
    private static func key(_ gene: Int, _ state: ExplorerState) -> [String] {
        switch state.heatmap.order {
        case .list, .signal, .change: []
        case .state: [state.heatState(of: gene).map(StateNames.number) ?? "NA"]
        case .expression: [ExportTable.text(state.measured(gene))]
        case .predicted: [ExportTable.text(state.surveys[.all]?.value(gene))]
        }
    }

    /// The column of that.
    private static func keyColumn(_ order: RowOrder) -> [String] {
        switch order {
        case .list, .signal, .change: []
        case .state: ["state"]
        case .expression: ["measured"]
        case .predicted: ["observed"]
        }
    }

    private static func about(_ state: ExplorerState, _ profiles: [ProfilePair]) -> [String] {
        let units = profiles.map { pair in
            "\(state.name(of: pair.signal)) in \(state.unitText(of: pair.signal))"
        }
        let failures = profiles.flatMap(\.all).compactMap { profile in
            profile.firstFailure.map { "not read: \(profile.failures) genes: \($0)" }
        }
        let names = state.conditionNames
        let alone = [
            (names.own, profiles.filter { $0.signal.other == nil }),
            (names.other, profiles.filter { $0.signal.own == nil }),
        ]
        let absent =
            state.otherSignals == nil
            ? []
            : alone.filter { !$0.1.isEmpty }.map { name, pairs in
                "only \(name) has " + pairs.map { state.name(of: $0.signal) }.joined(separator: ", ")
            }
        let lack = HeatmapPanel.lack(state).map { "; \($0)" } ?? ""
        let note = state.heatmap.order == .predicted ? [Provenance.observedNote] : []
        let shape = [
            "values: \(units.joined(separator: ", ")); means over the bases with data, NA without any",
            "rows: \(state.heatOrderTitle)\(lack)",
            "columns: where each of \(ProfileQuery.bins) equal parts begins, in bases from the TSS along the gene's strand",
            "positions: 0-based",
        ]
        return shape + note + absent + failures
    }
}
