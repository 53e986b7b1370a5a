import Canvas
import GenomeData
import Predictions
import PrismModel
import Wording

/// The learned states as files, with the names and colours that people gave them.
enum ExportStates {
    /// The listed genes with their states, as `prism states` writes them.
    static func genes(_ state: ExplorerState) -> ExportTable {
        guard let map = state.study.map else { return ExportTable(columns: [], rows: []) }
        var table = ExportTable(
            columns: [
                "gene_id", "symbol", "chrom", "tss", "strand", "measured", "observed", "state", "name",
                "squared_distance",
            ], rows: [])
        table.notes = about(map, state) + [Provenance.observedNote, "positions: 0-based"]
        for index in state.list.order {
            let gene = state.catalog.genes[index]
            let row = map.row(of: index)
            let own = row.map { map.states.labels[$0] }
            table.rows.append([
                gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue,
                ExportTable.text(state.measured(index)), ExportTable.text(state.predicted(index, .all)),
                own.map(StateNames.number) ?? "NA", own.map(state.givenNames.name) ?? "NA",
                ExportTable.text(row.map { map.squared[$0] }),
            ])
        }
        return table
    }

    /// What each state looks like: its genes' signals and expression.
    static func atlas(_ state: ExplorerState) -> ExportTable {
        guard let map = state.study.map, let atlas = state.study.atlas else {
            return ExportTable(columns: [], rows: [])
        }
        let signals = (0..<state.modelSignals).map { state.inputName($0) }
        var table = ExportTable(
            columns: ["state", "name", "colour", "genes"] + signals.map { "mean_" + $0 } + [
                "measured_mean", "measured_median", "observed_mean", "intervened_mean",
                "intervened_less_observed",
            ], rows: [])
        table.notes = about(map, state) + [Provenance.observedNote]
        for (index, entry) in atlas.entries.enumerated() {
            let names = state.givenNames
            table.rows.append(
                [
                    StateNames.number(index), names.name(index), StateNames.hex(names.colour(index)),
                    "\(entry.size)",
                ] + signals.indices.map { ExportTable.text(atlas.mean(state: index, signal: $0)) } + [
                    ExportTable.text(entry.measured?.mean), ExportTable.text(entry.measured?.median),
                    ExportTable.text(entry.observed?.mean), ExportTable.text(entry.intervened?.mean),
                    ExportTable.text(entry.interventionEffect),
                ])
        }
        return table
    }

    private static func about(_ map: StateMap, _ state: ExplorerState) -> [String] {
        ["states: \(map.count), of the context vectors of \(map.genes.count.counted(of: map.total, "gene"))"]
            + (state.model.facts?.folds == nil ? [] : [Provenance.foldStatesNote])
    }

    /// Why there is no ribbon over the locus, and will be none.
    static func ribbonObstacle(_ state: ExplorerState) -> String? {
        let answers = state.ribbonTiles.map { state.study.ribbons[$0] }
        guard answers.allSatisfy({ $0 != nil }), ribbon(state).isEmpty else { return nil }
        let problem = answers.lazy.compactMap { answer -> String? in
            if case .failure(let problem)? = answer { problem.text } else { nil }
        }.first
        return problem ?? "no ribbon is shown"
    }

    /// The ribbon over the locus as far as it is known, equal neighbours as one.
    static func ribbon(_ state: ExplorerState) -> [StateRibbon.Piece] {
        var pieces: [StateRibbon.Piece] = []
        let shown = state.locus.interval.range
        for tile in state.ribbonTiles {
            guard case .success(let painted)? = state.study.ribbons[tile] else { continue }
            for piece in painted where piece.range.overlaps(shown) {
                StateRibbon.append(
                    StateRibbon.Piece(range: piece.range.clamped(to: shown), state: piece.state), to: &pieces)
            }
        }
        return pieces
    }

    /// The ribbon as BED9: name and colour of a state, as ChromHMM's users know it.
    static func bed9(_ state: ExplorerState, header: [String], to writer: TextWriter) throws -> Int {
        for line in header { try writer.write("# \(line)\n") }
        if state.alongGenome == nil, let map = state.study.map {
            for line in about(map, state) { try writer.write("# \(line)\n") }
        }
        if let along = state.alongGenome {
            for line in state.statesOwners { try writer.write("# \(line)\n") }
            let off =
                state.found == nil
                ? along.off(in: state.mask).sorted().map { along.states.signals[$0].name } : []
            let step = max(state.ribbonTiles.first?.step ?? 0, along.states.binSize)
            try writer.write(
                "# states: \(along.count), \(state.found?.origin ?? "of the model"); the commonest of \(step) bases"
                    + (off.isEmpty ? "" : "; missing: " + off.joined(separator: ", ")) + "\n")
        } else if let step = state.ribbonTiles.first?.step {
            for line in StateRibbon.about(step: step) { try writer.write("# \(line)\n") }
        }
        try writer.write(StateRibbon.trackLine + "\n")
        let pieces = ribbon(state)
        for piece in pieces {
            try writer.write(row: piece.bed9(on: state.locus.contig, state.stateNames))
        }
        return pieces.count
    }
}
