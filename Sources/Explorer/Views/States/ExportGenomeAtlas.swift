import Predictions
import PrismModel

/// What the states that a model is adjusted for look like, as a table.
enum ExportGenomeAtlas {
    static func table(_ state: ExplorerState) -> ExportTable {
        guard let genome = state.genome, let adjusted = state.adjusted else {
            return ExportTable(columns: [], rows: [])
        }
        let signals = adjusted.states.signals.map(\.name)
        let places = ["tss", "exon", "intron", "intergenic"]
        var table = ExportTable(
            columns: ["state", "name", "colour", "kind"] + signals.map { "mean_" + $0 }
                + signals.map { "sd_" + $0 } + ["dwell_bases", "genes", "prior", "share_of_bins"]
                + places.map { "enrichment_" + $0 } + ["measured_mean", "measured_median"]
                + genome.entries.map { "to_" + $0.state }, rows: [])
        table.notes = [
            "mean and sd: log10(1 + signal) of bins of \(adjusted.states.binSize) bases, of the model's emissions",
            "elements last less than \(BackgroundModel.shortestStretch) bases and are no background",
            "enrichment: times as often as on average; to_: chance of the state in the next bin; every signal on",
        ]
        let names = state.stateNames
        for (index, entry) in genome.entries.enumerated() {
            table.rows.append(
                [
                    entry.state, names.name(index), StateNames.hex(names.colour(index)),
                    entry.isElement ? "element" : "background",
                ] + signals.map { ExportTable.text(entry.means[$0]) }
                    + signals.map { ExportTable.text(entry.deviations[$0]) } + [
                        ExportTable.text(entry.dwell), entry.isElement ? "NA" : "\(entry.genes)",
                        ExportTable.text(entry.prior), ExportTable.text(entry.share),
                    ] + places.map { ExportTable.text(entry.enrichment[$0]) } + [
                        ExportTable.text(entry.measured?.mean), ExportTable.text(entry.measured?.median),
                    ] + entry.transitions.map { ExportTable.text($0) })
        }
        return table
    }
}
