/// The features of a data set's genes, with the manifest's rule for those that are missing.
public struct GeneFeatures: Sendable {
    /// The columns, in the order the model takes them.
    public let columns: [String]
    /// The table.
    public let file: String
    /// The rule for features that are missing.
    public let missing: Manifest.FeatureSource.Missing
    /// How the table's rows were found.
    public let matching: GeneKeys.Matching
    /// What stands in for each missing feature: the mean of its column over the table's rows, or 0.
    public let substitutes: [Float]

    private let table: GeneValues

    init(_ features: Manifest.FeatureSource, genes: [Gene]) throws(GenomeDataError) {
        columns = features.columns
        file = features.file
        missing = features.missing
        table = try GeneValues(path: features.file, columns: features.columns)
        matching = table.keys.matching(genes)
        substitutes = features.missing == .mean ? table.means : features.columns.map { _ in 0 }
    }

    /// The features of the gene at `index` as the table has them, F values; NaN where one is missing.
    public func measured(at index: Int) -> [Float] {
        guard matching.rows.indices.contains(index), let row = matching.rows[index] else {
            return columns.map { _ in .nan }
        }
        return Array(table.row(row))
    }

    /// The features of a gene as the model takes them, F values, all finite.
    ///
    /// - Throws: where one is missing and the rule is `error`, naming the gene and the column.
    func inputs(of gene: Gene, at index: Int) throws(GenomeDataError) -> [Float] {
        var values = measured(at: index)
        for (column, value) in values.enumerated() where value.isNaN {
            guard missing != .error else {
                throw GenomeDataError(
                    file: file, place: "gene \(gene.id), column \(columns[column])",
                    problem:
                        "the feature is missing; set missing = \"mean\" or \"zero\" in [features] to go on")
            }
            values[column] = substitutes[column]
        }
        return values
    }
}
