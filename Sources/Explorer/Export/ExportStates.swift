import Canvas
import GenomeData
import Predictions
import PrismModel

/// The learned states as files, with the names and colours that people gave them.
enum ExportStates {
    /// The listed genes with their states, as `prism states` writes them.
    static func genes(_ state: State) -> ExportTable {
        guard let map = state.study.map else { return ExportTable(columns: [], rows: []) }
        var table = ExportTable(
            columns: [
                "gene_id", "symbol", "chrom", "tss", "strand", "measured", "observed", "state", "name",
                "squared_distance",
            ], rows: [])
        table.notes = about(map) + ["positions: 0-based"]
        for index in state.list.order {
            let gene = state.catalog.genes[index]
            let row = map.row(of: index)
            let own = row.map { map.states.labels[$0] }
            table.rows.append([
                gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue,
                ExportTable.text(state.measured(index)), ExportTable.text(state.predicted(index, .all)),
                own.map(StateNames.number) ?? "NA", own.map(state.study.names.name) ?? "NA",
                ExportTable.text(row.map { map.squared[$0] }),
            ])
        }
        return table
    }

    /// What each state looks like: its genes' signals and expression.
    static func atlas(_ state: State) -> ExportTable {
        guard let map = state.study.map, let atlas = state.study.atlas else {
            return ExportTable(columns: [], rows: [])
        }
        let signals = (0..<state.modelSignals).map { state.inputName($0) }
        var table = ExportTable(
            columns: ["state", "name", "colour", "genes"] + signals.map { "mean_" + $0 } + [
                "measured_mean", "measured_median", "observed_mean", "intervened_mean",
                "intervened_less_observed",
            ], rows: [])
        table.notes = about(map)
        for (index, entry) in atlas.entries.enumerated() {
            let names = state.study.names
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

    private static func about(_ map: StateMap) -> [String] {
        [
            "states: \(map.count), of the context vectors of \(NumberText.count(map.genes.count, of: map.total, "gene"))"
        ]
    }

    /// Why there is no ribbon over the locus, and will be none.
    static func ribbonObstacle(_ state: State) -> String? {
        let answers = state.ribbonTiles.map { state.study.ribbons[$0] }
        guard answers.allSatisfy({ $0 != nil }), ribbon(state).isEmpty else { return nil }
        let problem = answers.lazy.compactMap { answer -> String? in
            if case .failure(let problem)? = answer { problem.text } else { nil }
        }.first
        return problem ?? "no ribbon is shown"
    }

    /// The ribbon over the locus as far as it is known, equal neighbours as one.
    static func ribbon(_ state: State) -> [StateRibbon.Piece] {
        var stretches: [StateRibbon.Piece] = []
        for tile in state.ribbonTiles {
            guard case .success(let states)? = state.study.ribbons[tile] else { continue }
            for (place, found) in states.enumerated() {
                let step = Range(from: tile.range.lowerBound + place * tile.step, count: tile.step)
                let range = step.clamped(to: state.locus.interval.range)
                guard let found, !range.isEmpty else { continue }
                StateRibbon.append(StateRibbon.Piece(range: range, state: found), to: &stretches)
            }
        }
        return stretches
    }

    /// The ribbon as BED9: name and colour of a state, as ChromHMM's users know it.
    static func bed9(_ state: State, header: [String], to writer: TextWriter) throws -> Int {
        for line in header { try writer.write("# \(line)\n") }
        if let map = state.study.map {
            for line in about(map) { try writer.write("# \(line)\n") }
        }
        if let step = state.ribbonTiles.first?.step {
            try writer.write("# ribbon: the context generator slid by \(step) bases, nearest centroid\n")
        }
        try writer.write("track name=states itemRgb=On\n")
        let stretches = ribbon(state)
        for stretch in stretches {
            let ends = ["\(stretch.range.lowerBound)", "\(stretch.range.upperBound)"]
            let name = State.plain(state.study.names.name(stretch.state)).map { $0 == " " ? "_" : $0 }
            let colour = state.study.names.colour(stretch.state).map(String.init).joined(separator: ",")
            try writer.write(row: [state.locus.contig] + ends + [String(name), "0", "."] + ends + [colour])
        }
        return stretches.count
    }
}
