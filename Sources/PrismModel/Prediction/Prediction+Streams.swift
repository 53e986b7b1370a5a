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
    ///
    /// `background` says what the states count, for models that know states.
    mutating func finish(
        _ outputs: PredictionOutputs, of window: GeneWindow, head: HeadWeights,
        background: BackgroundShares? = nil
    ) {
        if head.background == nil {
            observed = pooled.map { head.predict(pooled: $0, of: window) }
        } else if let pooled, let background {
            take(head.expectations(pooled: pooled, of: window) ?? [], background, outputs)
        }
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

    /// Notes what is expected in each background state, averaged as asked for.
    private mutating func take(
        _ expected: [Float], _ background: BackgroundShares, _ outputs: PredictionOutputs
    ) {
        self.background = background
        if outputs.contains(.observed) { observed = BackgroundWeights.mean(expected, background.assignment) }
        guard outputs.contains(.intervened) else { return }
        perContext = expected
        intervened = background.prior.map { BackgroundWeights.mean(expected, $0) }
    }

    func checkFinite() throws(PrismError) {
        if observed?.isFinite == false { throw .notFinite(output: "the prediction without intervention") }
        if intervened?.isFinite == false { throw .notFinite(output: "the intervened prediction") }
        if contextWeights?.values.allSatisfy(\.isFinite) == false {
            throw .notFinite(output: "the context weights")
        }
    }
}
