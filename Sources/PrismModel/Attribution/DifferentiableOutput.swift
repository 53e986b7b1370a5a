/// A prediction that gradients can be asked of.
public enum DifferentiableOutput: Sendable {
    /// The observed prediction: one stream each way.
    case observed
    /// The intervened prediction: C streams each way, and the context generator. Models that have none give no such
    /// prediction.
    case intervened
}
