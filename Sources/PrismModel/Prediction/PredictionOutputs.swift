/// What a prediction computes: ask for no more than is needed.
public struct PredictionOutputs: OptionSet, Sendable, Hashable {
    /// The bits of the outputs asked for.
    public let rawValue: Int

    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `observed`: one stream.
    public static let observed = PredictionOutputs(rawValue: 1)
    /// `intervened` and `perContext`: C streams and the context generator.
    public static let intervened = PredictionOutputs(rawValue: 2)
    /// `contextWeights` and `uniformityLoss`: the context generator alone, no stream.
    public static let contextWeights = PredictionOutputs(rawValue: 4)
    /// `pooled`, `intervenedPooled` of the streams that are computed anyway.
    public static let pooled = PredictionOutputs(rawValue: 8)

    /// Everything but the pooled representation: 1 + C streams.
    public static let full: PredictionOutputs = [.observed, .intervened, .contextWeights]
}
