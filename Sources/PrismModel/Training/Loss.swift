/// The training loss of a batch: SmoothL1(observed, y) + λ_i · SmoothL1(intervened, y) + λ_u · U, both λ 1.
struct Loss {
    /// SmoothL1 of the observed predictions, β = 1, mean over the batch.
    let prediction: Double
    /// The same of the intervened predictions; nil for a model without a context generator.
    let intervention: Double?
    /// U, the mean of the genes' uniformity.
    let uniformity: Double?

    var total: Double { prediction + (intervention ?? 0) + (uniformity ?? 0) }

    /// The loss of predictions against measured expression, gene by gene.
    init(_ predictions: [Prediction], targets: [Float]) {
        func mean(_ value: (Prediction, Float) -> Double?) -> Double? {
            let values = zip(predictions, targets).compactMap(value)
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        prediction = mean { gene, target in gene.observed.map { Self.smoothL1($0, target) } } ?? .nan
        intervention = mean { gene, target in gene.intervened.map { Self.smoothL1($0, target) } }
        uniformity = mean { gene, _ in gene.uniformityLoss }
    }

    /// ½ e² where |e| < 1, |e| − ½ beyond.
    static func smoothL1(_ prediction: Float, _ target: Float) -> Double {
        let error = abs(Double(prediction) - Double(target))
        return error < 1 ? error * error / 2 : error - 0.5
    }

    /// The losses under the names that golden files give them.
    var named: [(output: String, values: [Double])] {
        var named = [("loss.pred_loss", [prediction]), ("loss.total_loss", [total])]
        if let intervention { named.append(("loss.intervention_loss", [intervention])) }
        if let uniformity { named.append(("loss.uniform_loss", [uniformity])) }
        return named
    }
}
