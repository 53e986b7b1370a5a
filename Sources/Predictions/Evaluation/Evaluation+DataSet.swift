import GenomeData
import PrismModel

extension Evaluation.Point {
    /// The genes of a run that were measured, with what caused their expression where that is known; `isHeldOut` tells which of
    /// them, by position, were not learned from.
    public static func points(
        _ predictions: [(index: Int, measured: Float?, prediction: EnsemblePrediction)], of dataSet: DataSet,
        scored: Evaluation.Scored = .observed, truth: CausalTruth? = nil,
        isHeldOut: (Int) -> Bool? = { _ in nil }
    ) -> [Evaluation.Point] {
        predictions.compactMap { row in
            let prediction = row.prediction
            let spread = scored == .observed ? prediction.observed : prediction.intervened
            guard let measured = row.measured, let predicted = spread?.mean else { return nil }
            return Evaluation.Point(
                gene: dataSet.genes[row.index].id, contig: dataSet.genes[row.index].contig,
                split: dataSet.split(at: row.index),
                measured: measured, predicted: predicted, promoterOf: dataSet.genes[row.index].promoterOf,
                isHeldOut: isHeldOut(row.index),
                causes: truth?.genes[row.index])
        }
    }

    /// The measured genes of a table that `prism predict` wrote, in the data set's order; rows are found as in any table
    /// of genes.
    ///
    /// Measurements come from the data set, so that a table that was made for another expression is not mistaken. Which genes are
    /// held out is the table's to say.
    ///
    /// - Returns: the genes, and the lines on what made the table, as they stand before its header.
    /// - Throws: where the table names a gene that the data set does not have, or lacks a column.
    public static func points(
        table path: String, of dataSet: DataSet, scored: Evaluation.Scored = .observed,
        truth: CausalTruth? = nil
    ) throws(GenomeDataError) -> (points: [Evaluation.Point], provenance: [String]) {
        let table = try GeneValues(path: path) { comments in
            [scored.rawValue]
                + (PredictionTable.tellsHeldOut(comments) ? [Provenance.heldOutColumn] : [])
        }
        let matching = try table.keys.matching(dataSet.genes)
        func failure(_ gene: String, _ problem: String) -> GenomeDataError {
            GenomeDataError(file: path, place: "gene \(gene)", problem: problem)
        }
        if let stranger = matching.unusedRows.first {
            throw failure(table.keys.keys[stranger], "is not in the data set \(dataSet.manifest.path)")
        }
        if let gene = (matching.ambiguous + matching.undecided).first {
            throw failure(gene, "cannot be told from another by the rows' names")
        }
        var points: [Evaluation.Point] = []
        for (index, row) in matching.rows.enumerated() {
            guard let row, let value = table.row(row).first else { continue }
            let heldOut = table.row(row).dropFirst().first ?? .nan
            guard !value.isNaN else { throw failure(table.keys.keys[row], "has no prediction") }
            guard let measured = try dataSet.measured(at: index) else { continue }
            points.append(
                Evaluation.Point(
                    gene: dataSet.genes[index].id, contig: dataSet.genes[index].contig,
                    split: dataSet.split(at: index), measured: measured, predicted: value,
                    promoterOf: dataSet.genes[index].promoterOf,
                    isHeldOut: heldOut.isNaN ? nil : heldOut == 1, causes: truth?.genes[index]))
        }
        return (points, table.comments)
    }
}
