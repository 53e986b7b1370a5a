import Predictions
import PrismModel

/// What background states along the genome look like, as a table.
enum ExportGenomeAtlas {
    static func table(_ state: ExplorerState) -> ExportTable {
        guard let genome = state.genome, let along = state.alongGenome else {
            return ExportTable(columns: [], rows: [])
        }
        let signals = state.found?.signals ?? along.states.signals.map(\.name)
        let places = ["tss", "exon", "intron", "intergenic"]
        var table = ExportTable(
            columns: ["state", "name", "colour", "kind"] + signals.map { "mean_" + $0 }
                + signals.map { "sd_" + $0 } + [
                    "dwell_bases", "genes", "prior", "share_of_bins", "share_painted",
                ]
                + places.map { "enrichment_" + $0 } + ["measured_mean", "measured_median"]
                + genome.entries.map { "to_" + $0.state }, rows: [])
        table.notes =
            state.statesOwners + [
                "mean and sd: log10(1 + signal) of bins of \(along.states.binSize) bases, "
                    + (state.found?.source == .signals || state.found == nil
                        ? "of the states' emissions" : "of the bins painted"),
                "prior: " + (state.found?.priorOrigin ?? .model).words,
                "share_of_bins: by posterior, elements among them; share_painted: of the bins painted, each with its likeliest "
                    + "background state; each sums to 1",
                "elements last less than \(BackgroundModel.shortestStretch) bases and are no background",
                "enrichment: times as often as on average; to_: chance of the state in the next bin"
                    + (state.found?.maskWords ?? "; every signal on"),
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
                        ExportTable.text(entry.paintedShare),
                    ] + places.map { ExportTable.text(entry.enrichment[$0]) } + [
                        ExportTable.text(entry.measured?.mean), ExportTable.text(entry.measured?.median),
                    ] + entry.transitions.map { ExportTable.text($0) })
        }
        return table
    }
}
