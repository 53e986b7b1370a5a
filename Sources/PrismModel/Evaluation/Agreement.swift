/// How well predictions agree with measurements.
public struct Agreement: Sendable, Equatable, Codable {
    /// The number of genes compared.
    public let count: Int
    /// Mean squared error, in squared units of the target.
    public let mse: Double
    /// Mean absolute error, in units of the target.
    public let mae: Double
    /// Pearson's correlation; nil where either side does not vary, and of fewer than three genes.
    public let pearson: Double?
    /// Spearman's rank correlation, ties by their mean rank; nil likewise.
    public let spearman: Double?

    /// Compares pairs of predicted and measured values; nil for none.
    public init?(predicted: [Float], measured: [Float]) {
        let pairs = zip(predicted, measured).map { (Double($0), Double($1)) }
        guard !pairs.isEmpty else { return nil }
        let metrics = MetricSample(measured: pairs.map(\.1), predicted: pairs.map(\.0))
            .metrics([Int](repeating: 1, count: pairs.count))
        count = pairs.count
        mse = (metrics[.mse] ?? nil) ?? .nan
        mae = (metrics[.mae] ?? nil) ?? .nan
        pearson = metrics[.pearson] ?? nil
        spearman = metrics[.spearman] ?? nil
    }
}
