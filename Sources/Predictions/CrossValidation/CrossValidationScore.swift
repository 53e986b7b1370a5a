import PrismModel

/// How well models predict the folds that they did not learn from.
public struct CrossValidationScore: Sendable, Codable, Equatable {
    /// Each fold's agreement, in order: the ensemble of all seeds.
    public let folds: [Agreement]
    /// All folds' predictions together, with bootstrap intervals over genes.
    public let pooled: Evaluation.Group
    /// Pearson's correlation of all folds together, seed by seed: what one model alone reaches.
    public let pearsonBySeed: [Double]

    /// Predictions of one held-out fold.
    public struct Fold: Sendable {
        /// What tells its genes apart: their ids.
        public let genes: [String]
        /// Measured expression of its genes.
        public let measured: [Float]
        /// Predictions of its genes by the model of each seed.
        public let predicted: [[Float]]

        /// A fold's values; as many genes were measured, and each seed predicts as many.
        public init(genes: [String], measured: [Float], predicted: [[Float]]) {
            self.genes = genes
            self.measured = measured
            self.predicted = predicted
        }

        /// The mean over seeds, rounded once as an ensemble's is.
        public var mean: [Float] {
            measured.indices.map { gene in
                Float(predicted.reduce(0.0) { $0 + Double($1[gene]) } / Double(max(1, predicted.count)))
            }
        }
    }

    /// Scores held-out folds, in `unit`; nil where there is no gene.
    public init?(_ folds: [Fold], unit: String, resamplings: Int, seed: UInt64) {
        let agreements = folds.compactMap { Agreement(predicted: $0.mean, measured: $0.measured) }
        let points = folds.flatMap { fold in
            zip(fold.genes, zip(fold.measured, fold.mean)).map {
                Evaluation.Point(gene: $0, contig: "", split: nil, measured: $1.0, predicted: $1.1)
            }
        }
        guard
            let pooled = Evaluation(points, unit: unit, resamplings: resamplings, seed: seed).groups.first,
            !agreements.isEmpty, agreements.count == folds.count
        else { return nil }
        self.folds = agreements
        self.pooled = pooled
        let seeds = folds.map(\.predicted.count).min() ?? 0
        pearsonBySeed = (0..<seeds).compactMap { seed in
            Agreement(predicted: folds.flatMap { $0.predicted[seed] }, measured: folds.flatMap(\.measured))?
                .pearson
        }
    }

    /// Mean and standard deviation (n − 1) of values; nil of none, the deviation 0 of one.
    public static func spread(_ values: [Double]) -> (mean: Double, deviation: Double)? {
        guard !values.isEmpty else { return nil }
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0)
    }
}
