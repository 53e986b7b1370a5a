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
    /// What is done to each column's values before a model takes them.
    public let transforms: [Transform]
    /// What stands in for each missing feature: its column's mean over the table's rows, transformed, or 0.
    public let substitutes: [Float]

    /// Each column's mean over the table's rows, transformed.
    public let means: [Float]

    private let table: GeneValues

    init(_ features: Manifest.FeatureSource, genes: [Gene]) throws(GenomeDataError) {
        columns = features.columns
        file = features.file
        missing = features.missing
        table = try GeneValues(path: features.file, columns: features.columns)
        matching = try table.keys.matching(genes)
        transforms = features.transforms
        means = zip(table.means, features.transforms).map { $1.apply($0) ?? 0 }
        substitutes = features.missing == .mean ? means : features.columns.map { _ in 0 }
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
    /// - Throws: where one is missing and the rule is `error`, or has no logarithm, naming the gene and the column.
    func inputs(of gene: Gene, at index: Int) throws(GenomeDataError) -> [Float] {
        var values = measured(at: index)
        for (column, value) in values.enumerated() {
            func failure(_ problem: String) -> GenomeDataError {
                GenomeDataError(
                    file: file, place: "gene \(gene.id), column \(columns[column])", problem: problem)
            }
            guard value.isNaN else {
                guard let input = transforms[column].apply(value) else {
                    throw failure("log10p1 needs values above −1, found \(value)")
                }
                values[column] = input
                continue
            }
            guard missing != .error else {
                throw failure(
                    "the feature is missing; set missing = \"mean\" or \"zero\" in [features] to go on")
            }
            values[column] = substitutes[column]
        }
        return values
    }
}
