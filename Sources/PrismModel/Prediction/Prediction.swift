/// What the model says about one gene. Expression is in the unit of the training target: log10(CAGE + 1) as released.
public struct Prediction: Sendable, Equatable {
    /// The prediction from the observed stream: head(pool(stream 0)). The one that metrics are computed on.
    public var observed: Float?

    /// The prediction under the intervention, Σ_z P(Y | X, z) P(z): head of the mean over the contexts' pooled states, or,
    /// for a model adjusted for background states from outside the promoter, Σ_k P_k f_k.
    public var intervened: Float?

    /// The head's output for each context's stream alone, C values; or f_k = P(Y | X, z = k), K values, of a model adjusted
    /// for background states from outside the promoter.
    ///
    /// Derived by this project, not part of the published model.
    public var perContext: [Float]?

    /// How much each background state counts, where they are from outside the promoter.
    public var background: BackgroundShares?

    /// The background states w_c, d × C.
    public var contextWeights: ContextWeights?

    /// log Σ_{a,b} exp(2t·cos(w_a, w_b) − 2t) of this gene; its batch mean is the uniformity loss U.
    public var uniformityLoss: Double?

    /// The observed stream's pooled representation, d values.
    public var pooled: [Float]?

    /// The mean over the contexts of their streams' pooled representations, d values.
    public var intervenedPooled: [Float]?
}

/// What a prediction computes: ask for no more than is needed.
public struct PredictionOutputs: OptionSet, Sendable, Hashable {
    /// The bits of the outputs asked for.
    public let rawValue: Int

    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `observed`: one stream.
    public static let observed = PredictionOutputs(rawValue: 1)
    /// `intervened` and `perContext`: C streams and the context generator, or the one stream that is `observed`'s too.
    public static let intervened = PredictionOutputs(rawValue: 2)
    /// `contextWeights` and `uniformityLoss`: the context generator alone, no stream.
    public static let contextWeights = PredictionOutputs(rawValue: 4)
    /// `pooled`, `intervenedPooled` of the streams that are computed anyway.
    public static let pooled = PredictionOutputs(rawValue: 8)

    /// Everything but the pooled representation: 1 + C streams.
    public static let full: PredictionOutputs = [.observed, .intervened, .contextWeights]
}
