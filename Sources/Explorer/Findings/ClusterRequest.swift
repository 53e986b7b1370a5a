import PrismModel

/// How many states are wanted, of how many genes.
struct ClusterRequest: Sendable, Equatable {
    var count: ContextStates.Count
    /// The first so many genes of the data set.
    var genes: Int
}
