/// What the context generator's BatchNorms normalise with.
public enum BatchNormStatistics: Sendable {
    /// Mean and variance of the batch, over genes and positions: training mode.
    case batch
    /// The running statistics: evaluation mode.
    case running
}
