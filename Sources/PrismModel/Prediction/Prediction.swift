/// What the model says about one gene. Expression is in the unit of the training target: log10(CAGE + 1) as released.
public struct Prediction: Sendable, Equatable {
    /// The prediction from the observed stream: head(pool(stream 0)). The one that metrics are computed on.
    public var observed: Float?

    /// The prediction under the intervention, Σ_z P(Y | X, z) P(z): head of the mean over the contexts' pooled states.
    public var intervened: Float?

    /// The head's output for each context's stream alone, C values.
    ///
    /// Derived by this project, not part of the published model.
    public var perContext: [Float]?

    /// The background states w_c, d × C.
    public var contextWeights: ContextWeights?

    /// log Σ_{a,b} exp(2t·cos(w_a, w_b) − 2t) of this gene; its batch mean is the uniformity loss U.
    public var uniformityLoss: Double?

    /// The observed stream's pooled representation, d values.
    public var pooled: [Float]?

    /// The mean over the contexts of their streams' pooled representations, d values.
    public var intervenedPooled: [Float]?
}
