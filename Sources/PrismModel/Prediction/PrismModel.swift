import Checkpoints
import Synchronization

/// A loaded Prism model: predicts a gene's expression from 2 kb of DNA and proximal signals, observed and under the
/// intervention on background states.
///
/// One model serves any number of callers at once; every call brings its own buffers. Source of the model:
/// arXiv 2602.21550.
public final class PrismModel: Sendable {
    /// Sizes and settings, from the checkpoint.
    public let configuration: ModelConfiguration
    /// The vector instructions in use.
    public let instructionSet: InstructionSet

    /// The background states that it is adjusted for; nil for a model that knows none from outside the promoter.
    public let background: BackgroundModel?

    let weights: PreparedWeights
    let kernels: Kernels

    /// Loads a safetensors file or a PyTorch Lightning `.ckpt`, told apart by content.
    ///
    /// `instructionSet` defaults to the fastest (see `InstructionSet.preferred()`). Throws `CheckpointError` for a file
    /// that cannot be read and `PrismError` for one that does not hold this model, naming the tensor.
    public convenience init(contentsOf path: String, instructionSet: InstructionSet? = nil) throws {
        let checkpoint = try Checkpoint.read(contentsOf: path)
        try self.init(checkpoint, file: path, instructionSet: instructionSet)
    }

    /// The model of a checkpoint already in memory; `file` is named in errors.
    public convenience init(
        _ checkpoint: Checkpoint, file: String, instructionSet: InstructionSet? = nil
    ) throws(PrismError) {
        let configuration = try ModelConfiguration(checkpoint, file: file)
        let parameters = try Parameters(checkpoint, configuration: configuration, file: file)
        let background = try BackgroundModel.of(configuration, checkpoint, file: file)
        try self.init(configuration, parameters, background: background, instructionSet: instructionSet)
    }

    /// The model of given weights, laid out as `ParameterLayout(configuration)`.
    ///
    /// `background` holds the states that it is adjusted for, where the configuration has some. Throws `PrismError.input`
    /// where they do not fit, and `PrismError.selfCheck` where this machine's kernels compute wrong numbers.
    public init(
        _ configuration: ModelConfiguration, _ parameters: Parameters, background: BackgroundModel? = nil,
        instructionSet: InstructionSet? = nil
    ) throws(PrismError) {
        if let problem = configuration.background?.problem(with: background) {
            throw .input(problem: problem)
        }
        self.configuration = configuration
        self.background = configuration.background == nil ? nil : background
        self.instructionSet = if let instructionSet { instructionSet } else { try .preferred() }
        kernels = try Kernels(self.instructionSet)
        try SelfCheck.run(kernels, configuration)
        weights = PreparedWeights(parameters, configuration: configuration, kernels: kernels)
    }

    /// Whether it was trained with signals missing: only then is a prediction without some no extrapolation.
    public var trainedWithSignalsMissing: Bool { configuration.absence != nil }

    /// The longest window accepted, in bases: its buffers take some 5 GB at d = 128.
    public static let longestWindow = 1 << 20

    /// Threads used where a call does not say: one per core that this process may run on.
    public static var defaultThreads: Int { Cores.available }

    /// Predicts one gene. See `predict(_:outputs:mask:baseline:threads:cancellation:clock:)` for several.
    public func predict(
        _ window: GeneWindow, outputs: PredictionOutputs = .observed, mask: ModalityMask = .all,
        baseline: SignalBaseline = .zero, threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil
    ) throws(PrismError) -> Prediction {
        try predict(
            [window], outputs: outputs, mask: mask, baseline: baseline, threads: threads,
            cancellation: cancellation)[0]
    }

    /// Predicts a batch of genes, whose windows may differ in length.
    ///
    /// - Parameters:
    ///   - windows: the genes. Signals must be finite, L × S; features F values; L at least 1, and at least 64 where
    ///     the context generator runs.
    ///   - outputs: what to compute. Outputs that the model does not have (no generator) stay nil.
    ///   - mask: which signals are on; the others are replaced by the baseline.
    ///   - baseline: what stands in for a signal that is off.
    ///   - threads: at most so many threads work at a time. The numbers do not depend on it, to the last bit.
    ///   - cancellation: looked at before every layer.
    ///   - clock: adds up the time by part, for benchmarks.
    /// - Returns: one prediction per gene, in order.
    /// - Throws: `PrismError.input` for a window that does not fit, `.cancelled`, or `.notFinite`.
    public func predict(
        _ windows: [GeneWindow], outputs: PredictionOutputs = .observed, mask: ModalityMask = .all,
        baseline: SignalBaseline = .zero, threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil, clock: PartClock? = nil
    ) throws(PrismError) -> [Prediction] {
        try predict(
            windows, outputs: outputs, mask: mask, baseline: baseline, sequenceScales: windows.map { _ in 1 },
            threads: threads, cancellation: cancellation, clock: clock)
    }

    /// Predicts a batch with the one-hot rows of each window times a factor, one per window.
    func predict(
        _ windows: [GeneWindow], outputs: PredictionOutputs, mask: ModalityMask = .all,
        baseline: SignalBaseline = .zero, sequenceScales: [Float], threads: Int, cancellation: Cancellation?,
        clock: PartClock? = nil
    ) throws(PrismError) -> [Prediction] {
        var predictions = [Prediction](repeating: Prediction(), count: windows.count)
        var jobs: [StreamJob] = []
        var shares: [BackgroundShares?] = []
        let isOneStream = outputs.contains(.observed) || (background != nil && outputs.contains(.intervened))
        var taken: [GeneWindow] = []
        for (gene, window) in windows.enumerated() {
            try configuration.check(window)
            let masked = try configuration.masked(window, mask, baseline: baseline)
            taken.append(masked)
            let contexts = try contextWeights(masked, outputs: outputs)
            let scale = sequenceScales[gene]
            if outputs.contains(.contextWeights) { predictions[gene].record(contexts, configuration) }
            shares.append(isOneStream ? try backgroundShares(of: masked) : nil)
            if isOneStream {
                jobs.append(StreamJob(gene: gene, window: masked, context: nil, sequenceScale: scale))
            }
            if outputs.contains(.intervened), let contexts {
                for index in 0..<contexts.contexts {
                    jobs.append(
                        StreamJob(
                            gene: gene, window: masked, context: contexts.vector(index), sequenceScale: scale)
                    )
                }
            }
        }
        let pooled = try run(jobs, threads: max(1, threads), cancellation: cancellation, clock: clock)
        for (job, state) in zip(jobs, pooled) {
            predictions[job.gene].record(state, of: job, outputs, head: weights.head)
        }
        for index in predictions.indices {
            predictions[index].finish(
                outputs, of: taken[index], head: weights.head, background: shares[index])
            try predictions[index].checkFinite()
        }
        return predictions
    }

    private func contextWeights(
        _ window: GeneWindow, outputs: PredictionOutputs
    ) throws(PrismError) -> ContextWeights? {
        guard let generator = weights.generator, !outputs.isDisjoint(with: [.intervened, .contextWeights])
        else { return nil }
        try configuration.checkLength(generating: window)
        return generator.contextWeights(
            signals: weights.generatorSignals(of: window), kernels: kernels)
    }
}
