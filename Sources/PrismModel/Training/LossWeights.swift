/// How much the parts of the training loss count.
public struct LossWeights: Sendable, Equatable {
    /// λ_i, of the intervened predictions' loss.
    public var intervention: Double
    /// λ_u, of the uniformity U.
    public var uniformity: Double

    /// Weights of 1 where not given, as released.
    public init(intervention: Double = 1, uniformity: Double = 1) {
        self.intervention = intervention
        self.uniformity = uniformity
    }
}
