import GenomeData
import Predictions
import PrismModel

/// In-silico mutagenesis of the current gene as a table.
enum ExportMutants {
    /// What every other base at every position does to the prediction, as far as it was tried.
    static func table(_ state: ExplorerState) -> ExportTable {
        var table = ExportTable(columns: ["chrom", "position", "ref", "alt", "change_of_observed"], rows: [])
        guard let scan = state.scan, let gene = state.currentGene else {
            return table
        }
        table.notes = [
            "gene: \(gene.symbol) \(gene.id), strand \(gene.strand.rawValue); letters of the + strand",
            "window: \(state.text(of: scan.question)) (REF: without edits)",
            "prediction without a change: \(Float(scan.map.reference))",
            "positions tried: \(scan.map.done) of \(scan.map.length)", "positions: 0-based",
            Provenance.observedNote,
        ]
        // Of a window whose bases have moved the reference base that a position is, or stands for.
        let places = scan.question.changes.places(around: gene.tss, length: scan.map.length)
        if !scan.question.changes.isEmpty {
            table.notes.append(
                "positions: of the reference; an inserted base has that of the base that it follows")
        }
        let letters = ["A", "C", "G", "T"]
        for (position, base) in scan.map.bases.enumerated() where base < 4 {
            for code in 0..<4 where code != Int(base) {
                let change = scan.map.differences[4 * position + code]
                guard !change.isNaN else { continue }
                let place = places.indices.contains(position) ? places[position] : position
                table.rows.append([
                    gene.contig, "\(place)", letters[Int(base)], letters[code], "\(change)",
                ])
            }
        }
        return table
    }
}
