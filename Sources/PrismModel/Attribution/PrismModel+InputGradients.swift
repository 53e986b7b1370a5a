import Synchronization

extension PrismModel {
    /// The gradients of each gene's prediction with respect to its sequence, signals and features: what gradient × input
    /// and integrated gradients are made of.
    ///
    /// - Parameters:
    ///   - output: the prediction to differentiate.
    ///   - windows: the genes; see `predict(_:outputs:mask:baseline:threads:cancellation:clock:)`. Points on a straight
    ///     path from a baseline, for integrated gradients, are windows of one call.
    ///   - sequenceScales: factors of the one-hot rows, one per window: 0 is a window without any base, 1 the window as
    ///     it is. All 1 where nil. Gradients are with respect to the scaled rows, as integrated gradients need them.
    ///   - threads: at most so many work at a time, each on streams of its own. The numbers do not depend on it.
    ///   - cancellation: looked at before every layer, in both directions.
    /// - Returns: one per gene, in order.
    /// - Throws: `PrismError.input` for a window that does not fit or for the intervened prediction of a model without
    ///   a context generator, `.cancelled`, or `.notFinite`.
    public func inputGradients(
        of output: DifferentiableOutput, _ windows: [GeneWindow], sequenceScales: [Float]? = nil,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil
    ) throws(PrismError) -> [InputGradients] {
        let scales = sequenceScales ?? windows.map { _ in 1 }
        guard scales.count == windows.count, scales.allSatisfy(\.isFinite) else {
            throw .input(problem: "expected \(windows.count) finite sequence scales, found \(scales)")
        }
        for window in windows { try configuration.check(window, longest: GradientEngine.longestWindow) }
        guard !windows.isEmpty else { return [] }
        try SelfCheck.runBackward(kernels, configuration)
        let generator = try generatorPass(output, windows)
        let pipeline = StreamPipeline(
            weights: weights, transposed: BackwardWeights(weights, kernels: kernels), kernels: kernels,
            buffers: BackwardBuffers(weights.sizes), includesWeights: false, threads: max(1, threads),
            cancellation: cancellation, clock: nil)
        let genes = windows.indices.map { gene in
            StreamPipeline.Gene(
                window: windows[gene], contexts: Self.contexts(generator, gene), sequenceScale: scales[gene])
        }
        let (heads, streams) = try run(pipeline, genes, shares: try shares(output, windows))
        let generated = generator.map { generator in
            generator.backward(
                zip(generator.contexts, streams).map(Self.contextGradient), writer: nil,
                includingSignals: true)
        }
        var results: [InputGradients] = []
        for gene in windows.indices {
            guard heads[gene].output.isFinite else { throw .notFinite(output: "the \(output) prediction") }
            let throughContexts = generated.map { [windows[gene].withoutMissing($0[gene], weights.absence)] }
            let signals = streams[gene].map(\.signals) + (throughContexts ?? [])
            results.append(
                InputGradients(
                    prediction: heads[gene].output,
                    bases: streams[gene].map(\.bases).elementwiseSum,
                    signals: signals.elementwiseSum,
                    features: Array(heads[gene].backward(1, into: nil).dropFirst(configuration.width))))
        }
        return results
    }

    /// Runs all streams forwards and backwards: each gene's head and what its streams' passes ended with.
    private func run(
        _ pipeline: StreamPipeline, _ genes: [StreamPipeline.Gene], shares: [[Float]]
    ) throws(PrismError) -> ([OutputPass], [[StreamInputGradients]]) {
        let weights = weights
        let width = configuration.width
        /// The head on the mean of the pooled states.
        @Sendable func pass(_ gene: Int, _ pooled: [[Float]]) -> OutputPass {
            let state = pooled.elementwiseSum.map { $0 / Float(pooled.count) }
            return OutputPass(weights.head, pooled: state, of: genes[gene].window, shares: shares[gene])
        }
        let ends = Mutex(genes.map { [StreamInputGradients?](repeating: nil, count: $0.contexts.count) })
        let (pooled, _) = try pipeline.run(genes) { stop in
            let share = Float(stop.pooled.count)
            return pass(stop.gene, stop.pooled).backward(1, into: nil).prefix(width).map { $0 / share }
        } end: { backward, stop in
            let gene = genes[stop.gene]
            let result = backward.inputGradients(window: gene.window, context: gene.contexts[stop.stream])
            ends.withLock { $0[stop.gene][stop.stream] = result }
        }
        return (pooled.enumerated().map(pass), ends.withLock { $0.map { $0.compactMap { $0 } } })
    }

    /// What the background states count in an output, gene by gene; held while inputs change. Empty without states.
    private func shares(
        _ output: DifferentiableOutput, _ windows: [GeneWindow]
    ) throws(PrismError) -> [[Float]] {
        var shares: [[Float]] = []
        for window in windows {
            let own = try backgroundShares(of: window)
            shares.append((output == .observed ? own?.assignment : own?.prior) ?? [])
        }
        return shares
    }

    /// The context generator's pass where the output needs one.
    private func generatorPass(
        _ output: DifferentiableOutput, _ windows: [GeneWindow]
    ) throws(PrismError) -> GeneratorPass? {
        guard output == .intervened, background == nil else { return nil }
        guard let generator = weights.generator else {
            throw .input(
                problem: "this model has no context generator, so no intervened prediction to differentiate")
        }
        for window in windows { try configuration.checkLength(generating: window) }
        return GeneratorPass(
            generator, kernels: kernels, signals: windows.map(weights.generatorSignals), statistics: .running)
    }

    /// The context vectors of a gene's streams; the observed stream alone without a generator.
    private static func contexts(_ generator: GeneratorPass?, _ gene: Int) -> [[Float]?] {
        guard let contexts = generator?.contexts[gene] else { return [nil] }
        return (0..<contexts.contexts).map { contexts.vector($0) }
    }

    /// d × C from the streams' d each.
    private static func contextGradient(
        _ contexts: ContextWeights, _ streams: [StreamInputGradients]
    ) -> [Float] {
        (0..<contexts.channels).flatMap { channel in streams.map { $0.context?[channel] ?? 0 } }
    }
}

extension GeneWindow {
    /// A gradient of its signals (L × S), 0 for missing ones, which are not read.
    fileprivate func withoutMissing(_ gradient: [Float], _ absence: AbsenceWeights?) -> [Float] {
        guard let absence else { return gradient }
        var gradient = gradient
        for signal in absence.missing(absent) {
            for index in stride(from: signal, to: gradient.count, by: absence.signals) { gradient[index] = 0 }
        }
        return gradient
    }
}
