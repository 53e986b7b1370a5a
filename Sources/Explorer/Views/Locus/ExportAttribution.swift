import GenomeData
import Predictions
import PrismModel

/// What single bases do to the current gene's prediction, as files.
enum ExportAttribution {
    /// Lines on what the contributions are of.
    static func about(_ state: ExplorerState) -> [String] {
        guard let attribution = state.attribution, let gene = state.currentGene else { return [] }
        var lines = [
            "gene: \(gene.symbol) \(gene.id), strand \(gene.strand.rawValue); letters of the + strand",
            "contributions to the prediction by \(attribution.method.title), against \(state.chosenBaseline.compared)",
            "prediction \(Float(attribution.prediction)), of the baseline \(Float(attribution.baseline))",
            Baseline.comparedNote,
        ]
        if state.editCount > 0 { lines.append("edits: \(state.editCount) of the window") }
        if let residual = attribution.residual {
            lines.append("not explained by the sum: \(Float(residual))")
        }
        return lines
    }

    /// The contributions of bases and of each signal over the model's window, cut to the contig.
    static func rows(_ state: ExplorerState) -> [BaseRow] {
        guard let attribution = state.attribution, let gene = state.currentGene else { return [] }
        let signals = state.modelSignals
        var rows = [row("bases", attribution.bases, gene, state)]
        for signal in 0..<signals {
            let values = stride(from: signal, to: attribution.signals.count, by: max(1, signals)).map {
                attribution.signals[$0]
            }
            rows.append(row(state.inputName(signal), values, gene, state))
        }
        return rows.compactMap(\.self)
    }

    /// The sum of all rows.
    static func total(_ state: ExplorerState) -> BaseRow? {
        let rows = rows(state)
        guard var total = rows.first else { return nil }
        for row in rows.dropFirst() { total.values = zip(total.values, row.values).map(+) }
        total.name = "attribution"
        return total
    }

    private static func row(_ name: String, _ values: [Float], _ gene: Gene, _ state: ExplorerState)
        -> BaseRow?
    {
        guard let window = state.window, let length = state.catalog.contigLengths[gene.contig] else {
            return nil
        }
        // Beyond the contig's ends the model sees nothing.
        let range = window.clamped(to: 0..<max(0, length))
        let places = range.places(in: window)
        let values = state.onReference(values, isSummed: state.attribution?.residual != nil)
        guard !range.isEmpty, places.upperBound <= values.count else { return nil }
        return BaseRow(
            name: "attribution of " + name, unit: "contribution to \(state.catalog.expressionUnit)",
            contig: gene.contig, start: range.lowerBound, values: Array(values[places])
        )
    }
}
