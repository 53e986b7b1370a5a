import PrismModel

/// Predictions beside what caused the expression, prepared so that the figures of any resampling take linear time.
///
/// How far predictions follow the background is its coefficient in a least-squares regression of the predictions on the four
/// effects that the simulation knows: sequence, marks and mRNA, which make up E[Y | do X], and the background itself. What
/// averages the background out has 0; expression itself about 1, less where it is cut at 0.
struct CausalSample: Sendable {
    /// A figure.
    enum Figure: Sendable, CaseIterable {
        /// Pearson's correlation with the true E[Y | do X].
        case correlation
        /// The mean squared error from it.
        case error
        /// How far the background is followed.
        case background
    }

    private let sample: MetricSample
    private let regression: LeastSquares
    /// Of the genes with known causes, the positions among all.
    private let places: [Int]

    /// Nil where no gene's causes are known.
    init?(_ points: [Evaluation.Point]) {
        let known = points.enumerated().compactMap { place, point in
            point.causes.map { (place, Double(point.predicted), $0) }
        }
        guard !known.isEmpty else { return nil }
        places = known.map(\.0)
        let predicted = known.map(\.1)
        sample = MetricSample(measured: known.map(\.2.underIntervention), predicted: predicted)
        regression = LeastSquares(
            predicted,
            on: known.map { [$0.2.background, $0.2.sequence, $0.2.marks, $0.2.stability] })
    }

    /// The figures where the gene at position i among all counts `counts[i]` times; those that are not defined are not there.
    func figures(_ counts: [Int]) -> [Figure: Double] {
        let own = places.map { counts[$0] }
        let metrics = sample.metrics(own)
        var figures: [Figure: Double] = [:]
        figures[.correlation] = metrics[.pearson] ?? nil
        figures[.error] = metrics[.mse] ?? nil
        figures[.background] = regression.coefficients(own)?.first
        return figures
    }
}
