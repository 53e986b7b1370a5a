import GenomeData
import PrismModel
import Wording

/// The text of a prediction table: what made it, the columns, a row per gene.
struct PredictionTable {
    private let hasSpread: Bool
    private let isFull: Bool
    /// What the header says, without comment signs.
    let facts: [String]

    /// The table for a request; `selected` genes in all shards together, `provenance` the header's first lines.
    init(
        _ model: DataSetModel, _ request: PredictionRequest, selected: Int, provenance: [String]
    ) {
        hasSpread = model.speaking.haveSpread
        isFull = request.isFull
        facts =
            provenance
            + ["genes: \(selected) of \(model.dataSet.genes.count), \(request.selection.words)"]
            + Self.leftOut(model.dataSet)
            + [Provenance.observedNote, Provenance.heldOutNote(), "positions: 0-based"]
    }

    /// Whether the lines before a table's header say that it has that column.
    static func tellsHeldOut(_ comments: [String]) -> Bool {
        comments.contains { $0.hasPrefix(Provenance.heldOutColumn + ":") }
    }

    /// A line on genes that the genome has no contig for; none where there are none.
    static func leftOut(_ dataSet: DataSet) -> [String] {
        let absent = dataSet.placement.absentContigs.reduce(0) { $0 + $1.genes }
        return absent > 0
            ? ["left out: \(absent.counted("gene")) on contigs that the genome does not have"] : []
    }

    /// The columns' names.
    var columns: [String] {
        ["gene_id", "symbol", "chrom", "tss", "strand", "measured", "observed"]
            + (hasSpread ? ["observed_sd"] : [])
            + (isFull ? ["intervened"] : [])
            + [Provenance.heldOutColumn]
    }

    /// One gene's row.
    func row(
        _ gene: Gene, measured: Float?, isHeldOut: Bool?, _ prediction: EnsemblePrediction
    ) -> String {
        var fields = Self.place(of: gene)
        fields += [measured.cell, (prediction.observed?.mean).cell]
        if hasSpread { fields.append((prediction.observed?.standardDeviation).cell) }
        if isFull { fields.append((prediction.intervened?.mean).cell) }
        fields.append(isHeldOut.cell)
        return fields.joined(separator: "\t")
    }

    /// The first cells of a gene's row: id, symbol, contig, TSS, strand.
    static func place(of gene: Gene) -> [String] {
        [gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue]
    }
}
