import Synchronization

/// Computes the loss of a batch and its gradient with respect to every parameter.
///
/// Parameters come with every call, as training changes them between calls; buffers are kept from call to call. Calls
/// from several threads at once are allowed, each with buffers of its own.
public final class GradientEngine: Sendable {
    /// Sizes and settings of the model.
    public let configuration: ModelConfiguration
    /// The order of parameters, gradients and buffers.
    public let layout: ParameterLayout
    /// The vector instructions in use.
    public let instructionSet: InstructionSet

    /// The longest window that gradients are computed of, in bases: a stream of it keeps some 1.5 GB at d = 128 and four
    /// layers.
    public static let longestWindow = 1 << 16

    private let kernels: Kernels
    private let buffers: BackwardBuffers

    /// An engine for models of a configuration.
    ///
    /// Throws `PrismError.selfCheck` where this machine's kernels compute wrong numbers.
    public init(_ configuration: ModelConfiguration, instructionSet: InstructionSet? = nil) throws(PrismError)
    {
        self.configuration = configuration
        layout = ParameterLayout(configuration)
        self.instructionSet = if let instructionSet { instructionSet } else { try .preferred() }
        kernels = try Kernels(self.instructionSet)
        try SelfCheck.runBackward(kernels, configuration)
        buffers = BackwardBuffers(PaddedSizes(configuration))
    }

    /// The loss SmoothL1(observed, y) + λ_i · SmoothL1(intervened, y) + λ_u · U of a batch, and its gradient.
    ///
    /// The result is the same to the last bit for any number of threads.
    ///
    /// - Parameters:
    ///   - parameters: the weights, laid out as `layout`.
    ///   - batch: windows of at least 64 bases where the model has a context generator.
    ///   - weights: λ_i and λ_u.
    ///   - statistics: of training or of evaluation mode.
    ///   - genes: the part of the batch whose loss is computed here; all where nil. Losses and gradients of the parts
    ///     of a batch add up to those of the batch: BatchNorm sees the whole batch in any case.
    ///   - ranks: the processes that share the work on the whole batch, each with its share of the genes; all of them get
    ///     the loss and the gradients of the batch, the same to the last bit as one process alone, and the predictions of
    ///     their own genes. `genes` is not looked at then.
    ///   - threads: at most so many work at a time. Each holds the activations of some streams: 45 MB per stream at
    ///     L = 2000 in the released configuration.
    ///   - cancellation: looked at before every layer, in both directions.
    ///   - clock: adds up the time by part, for benchmarks.
    /// - Returns: loss, predictions, gradients and running statistics.
    /// - Throws: `PrismError.input` for a batch or parameters that do not fit, `.cancelled`, or `.notFinite`.
    public func gradients(
        _ parameters: Parameters, _ batch: TrainingBatch, weights: LossWeights = LossWeights(),
        statistics: BatchNormStatistics = .batch, genes: Range<Int>? = nil, ranks: (any RankGroup)? = nil,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil, clock: PartClock? = nil
    ) throws(PrismError) -> BatchGradients {
        try check(parameters, batch)
        let genes = try share(of: batch, genes, ranks)
        let prepared = PreparedWeights(parameters, configuration: configuration, kernels: kernels)
        let generator = prepared.generator.map {
            GeneratorPass(
                $0, kernels: kernels, signals: batch.windows.map(prepared.generatorSignals),
                statistics: statistics)
        }
        let pipeline = StreamPipeline(
            weights: prepared, transposed: BackwardWeights(prepared, kernels: kernels), kernels: kernels,
            buffers: buffers, includesWeights: true, threads: max(1, threads), cancellation: cancellation,
            clock: clock, ranks: ranks)
        let part = BatchPart(
            batch: batch, genes: genes, weights: weights, contexts: generator?.contexts,
            configuration: configuration)
        var (pooled, sum, contextGradients) = try part.run(pipeline)
        defer { buffers.give(sum) }

        let predictions = part.predictions(pooled, head: prepared.head)
        for prediction in predictions { try prediction.checkFinite() }
        if let ranks { contextGradients = try part.exchange(contextGradients, ranks) }
        let loss =
            if let ranks { try part.loss(predictions, ranks) } else {
                Loss(
                    predictions, targets: batch.targets[genes], weights: weights, batch: batch.windows.count)
            }
        var flat = [Float](repeating: 0, count: layout.trainedCount)
        var statisticsNow = Array(parameters.values[layout.trainedCount...])
        // One rank finishes for all: on other processors the others' results might differ in their last bits.
        if ranks?.isLast ?? true {
            flat.withUnsafeMutableBufferPointer { flat in
                guard let start = flat.baseAddress else { return }
                let writer = GradientWriter(flat: start, layout: layout)
                sum.write(writer, weights: prepared)
                _ = generator?.backward(contextGradients, writer: writer)
            }
            if statistics == .batch, let running = generator?.runningStatistics {
                statisticsNow.replaceSubrange(..<running.count, with: running)
            }
        }
        if let ranks {
            try ranks.takeFromLast(&flat)
            try ranks.takeFromLast(&statisticsNow)
        }
        guard flat.allSatisfy(\.isFinite) else { throw .notFinite(output: "the gradient") }
        return BatchGradients(
            loss: loss, predictions: predictions, gradients: flat,
            runningStatistics: statisticsNow)
    }

    private func check(_ parameters: Parameters, _ batch: TrainingBatch) throws(PrismError) {
        try batch.check(configuration)
        guard parameters.layout == layout, parameters.values.count == layout.count else {
            throw .input(problem: "the parameters are not laid out for this engine's configuration")
        }
    }

    /// The genes of a batch whose loss is computed here: a rank's share, those that were asked for, or all.
    private func share(
        of batch: TrainingBatch, _ genes: Range<Int>?, _ ranks: (any RankGroup)?
    ) throws(PrismError) -> Range<Int> {
        let count = batch.windows.count
        let genes = ranks?.share(of: count) ?? genes ?? batch.windows.indices
        guard genes.lowerBound >= 0, genes.upperBound <= count, !genes.isEmpty || ranks != nil else {
            throw .input(problem: "genes \(genes) are not a part of a batch of \(count)")
        }
        return genes
    }
}
