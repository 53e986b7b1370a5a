extension PrismModel {
    /// The background states of a stretch of signals, by the context generator alone: no sequence, no stream.
    ///
    /// Some hundred times cheaper than a prediction: what slides along a locus.
    ///
    /// - Parameters:
    ///   - signals: L × S, row-major, finite, in the units the model was trained with; L at least 64. The generator was
    ///     trained on windows of the training's length around a TSS; other lengths and places are its extrapolation.
    ///   - mask: which signals are on; the others are replaced by `baseline`.
    ///   - baseline: what stands in for a signal that is off.
    /// - Returns: nil for a model without a context generator.
    /// - Throws: `PrismError.input` for signals that do not fit; `.notFinite`.
    public func contextWeights(
        signals: [Float], mask: ModalityMask = .all, baseline: SignalBaseline = .zero
    ) throws(PrismError) -> ContextWeights? {
        guard let generator = weights.generator else { return nil }
        let window = GeneWindow(
            bases: [UInt8](
                repeating: Base.unknown,
                count: signals.count / max(1, configuration.signals)),
            signals: signals, features: [Float](repeating: 0, count: configuration.features))
        try configuration.check(window)
        try configuration.checkLength(generating: window)
        let masked = try configuration.masked(window, mask, baseline: baseline)
        let contexts = generator.contextWeights(
            signals: weights.generatorSignals(of: masked), kernels: kernels)
        guard contexts.values.allSatisfy(\.isFinite) else { throw .notFinite(output: "the context weights") }
        return contexts
    }

    /// How much of each signal a context lets through: ‖w_c ⊙ W_s‖ / ‖W_s‖, W_s (d) the signal's column of the signal
    /// embedding; dimensionless.
    ///
    /// - Parameter contexts: the context weights of this model, d × C.
    /// - Returns: by context and signal, C × S; nil for a signal that the embedding does not take up at all. Empty where the
    ///   weights have another number of channels than the model.
    public func kept(by contexts: ContextWeights) -> [[Double?]] {
        let width = configuration.width
        guard contexts.channels == width else { return [] }
        return (0..<contexts.contexts).map { context in
            let weights = contexts.vector(context)
            return (0..<configuration.signals).map { signal in
                var (whole, kept) = (0.0, 0.0)
                for channel in 0..<width {
                    let column = Double(self.weights.embedding.weight[signal * width + channel])
                    let part = column * Double(weights[channel])
                    whole += column * column
                    kept += part * part
                }
                return whole > 0 ? (kept / whole).squareRoot() : nil
            }
        }
    }
}

extension ContextWeights {
    /// w_1 … w_C, one after the other: C · d values.
    public var concatenated: [Float] { (0..<contexts).flatMap { vector($0) } }
}

extension Ensemble {
    /// Whether any member has a context generator.
    public var hasContexts: Bool { models.contains { $0.configuration.generator != nil } }

    /// The context vector of a stretch of signals: w_1 … w_C of every member that has a context generator, one member
    /// after the other. Contexts of different members are learned apart: they stand side by side, never averaged.
    ///
    /// Parameters and errors as of `PrismModel.contextWeights(signals:mask:baseline:)`; nil where no member has one.
    public func contextVector(
        signals: [Float], mask: ModalityMask = .all, baseline: SignalBaseline = .zero
    ) throws(PrismError) -> [Float]? {
        var vector: [Float] = []
        for model in models {
            vector +=
                try model.contextWeights(signals: signals, mask: mask, baseline: baseline)?.concatenated ?? []
        }
        return vector.isEmpty ? nil : vector
    }
}

extension EnsemblePrediction {
    /// The context vector, as `Ensemble.contextVector(signals:mask:baseline:)` gives it, where context weights were
    /// computed; nil otherwise.
    public var contextVector: [Float]? {
        let vector = members.flatMap { $0.contextWeights?.concatenated ?? [] }
        return vector.isEmpty ? nil : vector
    }
}
