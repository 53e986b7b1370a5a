import GenomeData
import PrismModel

extension DataSetModel {
    /// The measured genes that the model did not learn from: those of the test split, where there are such, or else all. A
    /// cross-validated model takes no notice of a split.
    ///
    /// - Parameter selection: only genes among these.
    /// - Returns: positions in the data set's genes, rising.
    /// - Throws: where no gene is known to be held out.
    public func heldOutGenes(_ selection: GeneSelection = .all) throws(GenomeDataError) -> [Int] {
        var measured: [Int] = []
        for index in try selection.indices(in: dataSet) where try dataSet.measured(at: index) != nil {
            measured.append(index)
        }
        guard !measured.isEmpty else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: nil, problem: "no measured gene is selected")
        }
        let scored = ScoredGenes(
            measured, split: { folds == nil ? dataSet.split(at: $0) : nil },
            isHeldOut: { isHeldOut(geneAt: $0) }, contig: { dataSet.genes[$0].contig })
        guard scored.kind.isHeldOut else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: "model \(name)",
                problem: "no measured gene is known to be held out: "
                    + (learned.contains { $0 == nil }
                        ? "the weights do not record what they learned from"
                        : "the weights learned from all of them"))
        }
        return scored.genes
    }

    /// The members' mean predictions of genes under a mask.
    ///
    /// - Parameters:
    ///   - genes: positions in the data set's genes.
    ///   - mask: what is on; what is off is missing.
    ///   - threads: how many threads predict; the numbers do not depend on it.
    ///   - progress: called with the number of genes done.
    /// - Returns: a prediction per gene, in order.
    /// - Throws: `GenomeDataError` or `PrismError`.
    public func predictions(
        of genes: [Int], mask: ModalityMask, threads: Int = PrismModel.defaultThreads,
        progress: (Int) throws -> Void = { _ in }
    ) throws -> [Float] {
        let baseline = try signalBaseline(.mean, for: mask)
        var predicted: [Float] = []
        for start in stride(from: 0, to: genes.count, by: 64) {
            let some = Array(genes[start..<min(genes.count, start + 64)])
            let windows = try some.map { try encoder.window(ofGeneAt: $0) }
            predicted += try predict(some, windows, mask: mask, baseline: baseline, threads: threads)
                .map { $0.observed?.mean ?? .nan }
            try progress(predicted.count)
        }
        return predicted
    }
}
