extension Prediction {
    /// Notes the background states.
    mutating func record(_ contexts: ContextWeights?, _ configuration: ModelConfiguration) {
        guard let contexts, let generator = configuration.generator else { return }
        contextWeights = contexts
        uniformityLoss = contexts.uniformity(sharpness: generator.kernelSharpness)
    }

    /// Notes one stream's pooled state (d).
    mutating func record(
        _ state: [Float], of job: StreamJob, _ outputs: PredictionOutputs, head: HeadWeights
    ) {
        guard job.context != nil else {
            pooled = state
            return
        }
        perContext = (perContext ?? []) + [head.predict(pooled: state, of: job.window)]
        intervenedPooled = intervenedPooled.map { zip($0, state).map(+) } ?? state
    }

    /// Turns pooled states into predictions. The head comes after the mean over contexts, not before.
    mutating func finish(_ outputs: PredictionOutputs, of window: GeneWindow, head: HeadWeights) {
        observed = pooled.map { head.predict(pooled: $0, of: window) }
        if let sum = intervenedPooled, let contexts = perContext?.count {
            let mean = sum.map { $0 / Float(contexts) }
            intervenedPooled = mean
            intervened = head.predict(pooled: mean, of: window)
        }
        if !outputs.contains(.pooled) {
            pooled = nil
            intervenedPooled = nil
        }
    }

    func checkFinite() throws(PrismError) {
        if observed?.isFinite == false { throw .notFinite(output: "the prediction without intervention") }
        if intervened?.isFinite == false { throw .notFinite(output: "the intervened prediction") }
        if contextWeights?.values.allSatisfy(\.isFinite) == false {
            throw .notFinite(output: "the context weights")
        }
    }
}
