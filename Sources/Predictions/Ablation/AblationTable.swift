import PrismModel

/// How well genes that were held out are predicted under each mask: by one model that is told what is missing and, beside
/// it, by models that were trained for that mask alone.
public struct AblationTable: Sendable, Codable, Equatable {
    /// The unit of measurements and predictions.
    public var unit: String
    /// Resamplings of the genes for each interval.
    public var resamplings: Int
    /// The masks, everything on first.
    public var masks: [Row]

    /// One mask.
    public struct Row: Sendable, Codable, Equatable {
        /// The signals that are off, by name.
        public var off: [String]
        /// Groups of features that go with them, as they are made of such signals.
        public var alsoOff: [String]
        /// Whether the weights were not trained for it.
        public var extrapolation: Bool
        /// Genes.
        public var n: Int
        /// Pearson's correlation; nil where the predictions do not vary, and of fewer than three genes.
        public var r: Double?
        /// The 95 % bootstrap interval of `r` over genes; nil where it would tell nothing, as `Evaluation.Estimate` says.
        public var rInterval: [Double]?
        /// Mean squared error.
        public var mse: Double?
        /// Its interval.
        public var mseInterval: [Double]?
        /// The same of models trained without these signals; nil where there are none.
        public var retrainedR: Double?
        /// The mean squared error of those.
        public var retrainedMse: Double?
        /// r less that of the retrained models, on the same genes.
        public var rDifference: Double?
        /// Its interval: genes are drawn once for both.
        public var rDifferenceInterval: [Double]?
        /// The mean squared error less that of the retrained models: above 0, the mask costs that much.
        public var mseDifference: Double?
        /// Its interval.
        public var mseDifferenceInterval: [Double]?
    }

    /// No mask yet.
    public init(unit: String, resamplings: Int) {
        self.unit = unit
        self.resamplings = max(0, resamplings)
        masks = []
    }

    /// What is compared under one mask; values gene by gene.
    public struct Comparison: Sendable {
        /// What tells the genes apart: their ids.
        public var genes: [String]
        /// The measurements.
        public var measured: [Float]
        /// The masked model's predictions.
        public var predicted: [Float]
        /// Those of models trained without these signals; nil where there are none.
        public var retrained: [Float]?

        /// Values of as many genes each.
        public init(genes: [String], measured: [Float], predicted: [Float], retrained: [Float]? = nil) {
            self.genes = genes
            self.measured = measured
            self.predicted = predicted
            self.retrained = retrained
        }
    }

    /// Adds a mask. The same masks with the same values have the same intervals, whatever was added before.
    public mutating func add(
        off: [String], alsoOff: [String], isExtrapolation: Bool, _ comparison: Comparison
    ) {
        let measured = comparison.measured.map(Double.init)
        let masked = MetricSample(measured: measured, predicted: comparison.predicted.map(Double.init))
        let retrained = comparison.retrained.map {
            MetricSample(measured: measured, predicted: $0.map(Double.init))
        }
        var figures: [Figure: [Double]] = [:]
        let whole = Figure.values(masked, retrained, measured.map { _ in 1 })
        let bootstrap = Bootstrap(comparison.genes, resamplings: resamplings)
        bootstrap.draw { counts in
            for (figure, value) in Figure.values(masked, retrained, counts) {
                figures[figure, default: []].append(value)
            }
        }
        func interval(_ figure: Figure) -> [Double]? {
            let estimate = bootstrap.estimate(whole[figure], figures[figure] ?? [])
            guard let low = estimate.low, let high = estimate.high else { return nil }
            return [low, high]
        }
        masks.append(
            Row(
                off: off, alsoOff: alsoOff, extrapolation: isExtrapolation, n: measured.count,
                r: whole[.r], rInterval: interval(.r), mse: whole[.mse], mseInterval: interval(.mse),
                retrainedR: whole[.retrainedR], retrainedMse: whole[.retrainedMSE],
                rDifference: whole[.rDifference], rDifferenceInterval: interval(.rDifference),
                mseDifference: whole[.mseDifference], mseDifferenceInterval: interval(.mseDifference)))
    }

    /// What a resampling of the genes gives.
    private enum Figure {
        case r, mse, retrainedR, retrainedMSE, rDifference, mseDifference

        /// The figures that are defined.
        static func values(
            _ masked: MetricSample, _ retrained: MetricSample?, _ counts: [Int]
        ) -> [Figure: Double] {
            let own = masked.metrics(counts), other = retrained?.metrics(counts) ?? [:]
            var values: [Figure: Double] = [:]
            func pair(_ metric: Metric, _ figures: (Figure, Figure, Figure)) {
                let value = own[metric] ?? nil, others = other[metric] ?? nil
                values[figures.0] = value
                values[figures.1] = others
                if let value, let others { values[figures.2] = value - others }
            }
            pair(.pearson, (.r, .retrainedR, .rDifference))
            pair(.mse, (.mse, .retrainedMSE, .mseDifference))
            return values
        }
    }
}
