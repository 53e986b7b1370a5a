import GenomeData
import PrismModel

extension Evaluation.Point {
    /// The genes of a run that were measured.
    public static func points(
        _ predictions: [(index: Int, measured: Float?, prediction: EnsemblePrediction)], of dataSet: DataSet
    ) -> [Evaluation.Point] {
        predictions.compactMap { row in
            guard let measured = row.measured, let predicted = row.prediction.observed?.mean else {
                return nil
            }
            return Evaluation.Point(
                contig: dataSet.genes[row.index].contig, split: dataSet.split(at: row.index),
                measured: measured,
                predicted: predicted)
        }
    }

    /// The measured genes of a table that `prism predict` wrote, in the data set's order.
    ///
    /// Measurements come from the data set, so that a table that was made for another expression is not mistaken.
    ///
    /// - Returns: the genes, and the lines on what made the table, as they stand before its header.
    /// - Throws: where the table names a gene that the data set does not have, or lacks a column.
    public static func points(
        table path: String, of dataSet: DataSet
    ) throws(GenomeDataError) -> (points: [Evaluation.Point], provenance: [String]) {
        let reader = try TableReader(path: path)
        let gene = try reader.column("gene_id")
        let observed = try reader.column("observed")
        var predicted: [Int: Float] = [:]
        while let row = try reader.next() {
            let id = try row.name(gene)
            guard let index = dataSet.annotation.index(ofID: id) else {
                throw row.error("gene \(id) is not in the data set \(dataSet.manifest.path)", column: gene)
            }
            guard predicted[index] == nil else { throw row.error("gene \(id) is there twice", column: gene) }
            guard let value = try row.float(observed) else {
                throw row.error("no prediction", column: observed)
            }
            predicted[index] = value
        }
        var points: [Evaluation.Point] = []
        for index in predicted.keys.sorted() {
            guard let measured = try dataSet.measured(at: index), let value = predicted[index] else {
                continue
            }
            points.append(
                Evaluation.Point(
                    contig: dataSet.genes[index].contig, split: dataSet.split(at: index), measured: measured,
                    predicted: value))
        }
        return (points, reader.comments)
    }
}
