import GenomeData
import PrismModel
import Wording

/// The text of a prediction table: what made it, the columns, a row per gene.
///
/// Numbers are written with the fewest digits that read back to the same 32-bit float; NA where there is none.
struct PredictionTable {
    private let hasSpread: Bool
    private let isFull: Bool
    /// The lines that start with #, without the shard's, and the columns.
    let header: [String]

    /// The table for a request; `selected` genes in all shards together, `provenance` the header's first lines.
    init(
        _ model: DataSetModel, _ request: PredictionRequest, selected: Int, provenance: [String]
    ) {
        hasSpread = model.speaking.haveSpread
        isFull = request.isFull
        var lines = provenance
        lines.append("genes: \(selected) of \(model.dataSet.genes.count), \(request.selection.words)")
        let absent = model.dataSet.placement.absentContigs.reduce(0) { $0 + $1.genes }
        if absent > 0 {
            lines.append("left out: \(absent.counted("gene")) on contigs that the genome does not have")
        }
        lines += [Provenance.observedNote, "positions: 0-based"]
        let columns =
            ["gene_id", "symbol", "chrom", "tss", "strand", "measured", "observed"]
            + (hasSpread ? ["observed_sd"] : [])
            + (isFull ? ["intervened"] : [])
        header = lines.map { "# " + $0 } + [columns.joined(separator: "\t")]
    }

    /// The header's lines, the shard's before the columns.
    func header(_ shard: Shard?) -> [String] {
        guard let shard else { return header }
        return header.dropLast() + ["# " + shard.line] + header.suffix(1)
    }

    /// One gene's row.
    func row(_ gene: Gene, measured: Float?, _ prediction: EnsemblePrediction) -> String {
        var fields = [gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue]
        fields.append(Self.text(measured))
        fields.append(Self.text(prediction.observed?.mean))
        if hasSpread { fields.append(Self.text(prediction.observed?.standardDeviation)) }
        if isFull { fields.append(Self.text(prediction.intervened?.mean)) }
        return fields.joined(separator: "\t")
    }

    private static func text(_ value: Float?) -> String { value.map { "\($0)" } ?? "NA" }
}
