/// The loss of a batch (or of a part of it) with the gradient of every trained parameter.
public struct BatchGradients: Sendable {
    /// The loss; of a part of a batch, its share of the batch's means.
    public let loss: Loss
    /// One per gene, with context weights and pooled states.
    public let predictions: [Prediction]
    /// dLoss/dθ in the order of `ParameterLayout`: `trainedCount` values.
    public let gradients: [Float]
    /// BatchNorm's running statistics after this batch, in the order of the layout's buffers, which follow its trained
    /// parameters: `count − trainedCount` values. As they were where the running statistics were used.
    public let runningStatistics: [Float]

    /// The Euclidean norm of the gradient over all parameters.
    public var norm: Double { gradients.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() }
}
