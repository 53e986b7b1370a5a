/// What stands in for a signal that is off.
public enum Baseline: String, Sendable, CaseIterable {
    /// 0 everywhere.
    case zero
    /// The mean over all genes of the data set, position by position; weights that were trained with signals missing bring
    /// their own.
    case mean
}
