/// The gradient of one gene's prediction with respect to its inputs, in evaluation mode.
public struct InputGradients: Sendable, Equatable {
    /// The prediction that the gradients are of.
    public let prediction: Float
    /// L × 4, row-major: with respect to the one-hot rows of the sequence, in the order A C G T, for all four letters
    /// at every position, also where the window has another letter or none.
    public let bases: [Float]
    /// L × S, row-major: with respect to the signals. Of the intervened prediction, through the streams and through
    /// the context weights.
    public let signals: [Float]
    /// F values: with respect to the gene's features.
    public let features: [Float]
}
