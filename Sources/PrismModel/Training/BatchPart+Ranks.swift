/// What the ranks tell each other about a batch beside the streams' gradients.
extension BatchPart {
    /// Of every gene in the batch the gradient of its context weights, given those of this rank's genes.
    func exchange(_ contextGradients: [[Float]], _ ranks: any RankGroup) throws(PrismError) -> [[Float]] {
        let size = contextGradients.first?.count ?? 0
        guard size > 0 else { return contextGradients }
        let own = contextGradients[genes].flatMap { $0 }
        let all: [Float] = try ranks.gather(own)
        guard all.count == contextGradients.count * size else {
            throw .ranks(problem: "the ranks do not train on the same batch")
        }
        return contextGradients.indices.map { Array(all[($0 * size)..<(($0 + 1) * size)]) }
    }

    /// The loss of these genes, or with ranks of the whole batch, given the predictions of this part's genes.
    func loss(_ predictions: [Prediction], among ranks: (any RankGroup)?) throws(PrismError) -> Loss {
        guard let ranks else {
            return Loss(
                predictions, targets: batch.targets[genes], weights: weights, batch: batch.windows.count)
        }
        // NaN stands for what a model without a context generator does not predict; a prediction is never NaN.
        let own = predictions.flatMap { prediction -> [Double] in
            let observed = prediction.observed.map(Double.init),
                intervened = prediction.intervened.map(Double.init)
            return [observed ?? .nan, intervened ?? .nan, prediction.uniformityLoss ?? .nan]
        }
        let all: [Double] = try ranks.gather(own)
        guard all.count == 3 * batch.targets.count else {
            throw .ranks(problem: "the ranks do not train on the same batch")
        }
        let genes = batch.targets.indices.map { gene in
            func value(_ place: Int) -> Double? {
                let value = all[3 * gene + place]
                return value.isNaN ? nil : value
            }
            return Prediction(
                observed: value(0).map { Float($0) }, intervened: value(1).map { Float($0) },
                uniformityLoss: value(2))
        }
        return Loss(genes, targets: batch.targets, weights: weights, batch: batch.targets.count)
    }
}
