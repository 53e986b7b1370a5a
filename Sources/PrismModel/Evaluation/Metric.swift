/// How well predictions agree with measurements.
public enum Metric: String, Sendable, Codable, CaseIterable {
    /// Mean squared error.
    case mse
    /// Mean absolute error.
    case mae
    /// Pearson's correlation.
    case pearson
    /// Spearman's correlation: Pearson's of the ranks, ties sharing their mean rank.
    case spearman
}
