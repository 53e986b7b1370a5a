/// The training loss of a batch: SmoothL1(observed, y) + λ_i · SmoothL1(intervened, y) + λ_u · U.
public struct Loss: Sendable, Equatable {
    /// SmoothL1 of the observed predictions, β = 1, mean over the batch.
    public let prediction: Double
    /// SmoothL1 of the intervened predictions, β = 1, mean over the batch; nil for a model without a context generator.
    public let intervention: Double?
    /// U, the mean of the genes' uniformity; nil for a model without a context generator.
    public let uniformity: Double?
    /// λ_i and λ_u.
    public let weights: LossWeights

    /// The loss, its parts weighted.
    public var total: Double {
        prediction + weights.intervention * (intervention ?? 0) + weights.uniformity * (uniformity ?? 0)
    }

    /// The loss of predictions against measured expression, gene by gene.
    ///
    /// `batch`: how many genes the means are over, where these are only a part of them.
    init(
        _ predictions: [Prediction], targets: some Sequence<Float>, weights: LossWeights = LossWeights(),
        batch: Int? = nil
    ) {
        let targets = Array(targets)
        func mean(_ value: (Prediction, Float) -> Double?) -> Double? {
            let values = zip(predictions, targets).compactMap(value)
            return values.isEmpty ? nil : values.reduce(0, +) / Double(batch ?? values.count)
        }
        prediction = mean { gene, target in gene.observed.map { Self.smoothL1($0, target) } } ?? .nan
        intervention = mean { gene, target in gene.intervened.map { Self.smoothL1($0, target) } }
        uniformity = mean { gene, _ in gene.uniformityLoss }
        self.weights = weights
    }

    /// ½ e² where |e| < 1, |e| − ½ beyond.
    static func smoothL1(_ prediction: Float, _ target: Float) -> Double {
        let error = abs(Double(prediction) - Double(target))
        return error < 1 ? error * error / 2 : error - 0.5
    }

    /// The derivative of `smoothL1` with respect to the prediction: the error, at most 1 either way.
    static func smoothL1Slope(_ prediction: Float, _ target: Float) -> Double {
        min(1, max(-1, Double(prediction) - Double(target)))
    }

    /// The losses under the names that golden files give them.
    var named: [(output: String, values: [Double])] {
        var named = [("loss.pred_loss", [prediction]), ("loss.total_loss", [total])]
        if let intervention { named.append(("loss.intervention_loss", [intervention])) }
        if let uniformity { named.append(("loss.uniform_loss", [uniformity])) }
        return named
    }
}
