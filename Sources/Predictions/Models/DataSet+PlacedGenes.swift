import GenomeData
import Wording

extension DataSet {
    /// The positions of selected genes, rising, of a data set whose genes and genome fit.
    ///
    /// - Throws: where a TSS lies beyond its contig, a gene is not there, or none is selected.
    func placedGenes(_ selection: GeneSelection) throws(GenomeDataError) -> [Int] {
        let beyond = placement.beyondContig
        if let first = beyond.first {
            throw GenomeDataError(
                file: manifest.genes, place: "gene \(first.id)",
                problem:
                    "the TSS lies beyond the end of \(first.contig) (\(beyond.count.counted("such gene"))): "
                    + "genes and genome are of different assemblies")
        }
        let selected = try selection.indices(in: self)
        guard !selected.isEmpty else {
            throw GenomeDataError(file: manifest.genes, place: nil, problem: "no gene is selected")
        }
        return selected
    }
}
