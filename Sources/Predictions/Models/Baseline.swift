/// What stands in for a signal that is off.
public enum Baseline: String, Sendable, CaseIterable {
    /// 0 everywhere.
    case zero
    /// The mean over all genes of the data set, position by position.
    case mean
}
