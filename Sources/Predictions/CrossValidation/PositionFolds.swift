import GenomeData
import PrismModel
import Wording

/// Measured genes cut into folds by position: neighbours share chromatin, so they must not be on both sides of a split.
public struct PositionFolds: Sendable, Equatable {
    /// Positions in the data set's genes, fold by fold; each fold a stretch of genes sorted by contig and TSS.
    public let folds: [[Int]]

    /// As many folds as asked for, their sizes differing by at most one.
    ///
    /// Throws `PrismError.input` for fewer than two folds or fewer genes than folds.
    public init(_ genes: [Gene], measured: [Int], count: Int) throws(PrismError) {
        guard count >= 2, count <= measured.count else {
            throw .input(
                problem:
                    "\(measured.count.counted("measured gene")) cannot be cut into \(count.counted("fold")); at least 2, at most one per gene"
            )
        }
        var contigs: [String: Int] = [:]
        for gene in genes where contigs[gene.contig] == nil { contigs[gene.contig] = contigs.count }
        let sorted = measured.filter(genes.indices.contains).sorted { a, b in
            (contigs[genes[a].contig] ?? 0, genes[a].tss, a) < (
                contigs[genes[b].contig] ?? 0, genes[b].tss, b
            )
        }
        folds = (0..<count).map { fold in
            Array(sorted[(sorted.count * fold / count)..<(sorted.count * (fold + 1) / count)])
        }
    }

    private init(folds: [[Int]]) { self.folds = folds }

    /// The genes to learn from when a fold is held out.
    public func training(holdingOut fold: Int) -> [Int] {
        folds.indices.filter { $0 != fold }.flatMap { folds[$0] }
    }

    /// The folds without one, for choosing settings without ever looking at it.
    public func without(_ fold: Int) -> PositionFolds {
        PositionFolds(folds: folds.indices.filter { $0 != fold }.map { folds[$0] })
    }
}
