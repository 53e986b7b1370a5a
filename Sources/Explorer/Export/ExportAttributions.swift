import PrismModel

/// What the model makes of a gene's window, for files.
enum ExportAttributions {
    /// The shown attribution, base by base over the model's window as far as it lies on the contig: of the bases, and of
    /// each signal.
    static func rows(_ state: State) -> [BaseRow] {
        guard let attribution = state.attribution, let window = state.window, let gene = state.currentGene,
            let length = state.catalog.contigLengths[gene.contig]
        else { return [] }
        let seen = window.clamped(to: 0..<length)
        let signals = state.modelSignals
        let places = (seen.lowerBound - window.lowerBound)..<(seen.upperBound - window.lowerBound)
        func row(_ name: String, _ value: (Int) -> Int, of values: [Float]) -> BaseRow? {
            guard !places.isEmpty, value(places.upperBound - 1) < values.count else { return nil }
            return BaseRow(
                name: "\(gene.symbol), \(attribution.method.title): \(name)", unit: state.catalog.unitText,
                contig: gene.contig, start: seen.lowerBound, values: places.map { values[value($0)] })
        }
        return
            ([row("bases", { $0 }, of: attribution.bases)]
            + (0..<signals).map { signal in
                row(state.inputName(signal), { $0 * signals + signal }, of: attribution.signals)
            }).compactMap(\.self)
    }

    /// How far the shown attribution adds up, for a header.
    static func notes(_ state: State) -> [String] {
        guard let attribution = state.attribution else { return [] }
        let from =
            state.baseline == .mean ? "no bases and the data set's mean signals" : "no bases and no signals"
        var notes = [
            "attribution: \(attribution.method.title) of the observed prediction, the ensemble's mean, against \(from)",
            "prediction \(ExportTable.text(attribution.prediction)), of the baseline \(ExportTable.text(attribution.baseline))",
        ]
        if let residual = attribution.residual {
            notes.append("sum \(ExportTable.text(attribution.total)), residual \(ExportTable.text(residual))")
        }
        return notes
    }
}

extension ExportTable {
    /// The shown mutagenesis: what each base would change, a row per position that is done.
    static func mutagenesis(_ state: State) -> ExportTable {
        var table = ExportTable(
            columns: ["chrom", "position", "from_tss", "base"]
                + ["A", "C", "G", "T"].map { "change_to_" + $0 },
            rows: [])
        guard let (question, map) = state.scan, let gene = state.currentGene, let window = state.window else {
            return table
        }
        table.notes = [
            "gene: \(gene.symbol) \(gene.id)", "window: \(state.text(of: question))",
            "change_to: the observed prediction with the base less \(text(map.reference)), the ensemble's mean",
            "positions: 0-based, of the + strand; \(map.done) of \(map.length) done",
        ]
        for position in 0..<map.length {
            guard map.isDone(position) else { continue }
            let changes = map.differences[(4 * position)..<(4 * position + 4)]
            table.rows.append(
                [
                    gene.contig, "\(window.lowerBound + position)", "\(position - map.length / 2)",
                    State.letter(map.bases[position]),
                ] + changes.map { $0.isNaN ? "NA" : text($0) })
        }
        return table
    }
}
