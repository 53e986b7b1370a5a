/// Trains one model: takes batches, updates weights, validates.
///
/// For given genes, settings and thread count the weights after n updates are the same to the last bit, whether or not
/// the run was stopped and resumed in between.
public struct Trainer {
    /// What the run has come to.
    public private(set) var state: TrainingState
    /// How it is done.
    public let settings: TrainingSettings
    /// Genes to learn from.
    private let training: any TrainingGenes
    /// Genes to choose the best weights by; may be none.
    private let validation: any TrainingGenes
    private let threads: Int
    private var order: BatchOrder

    /// What one update did.
    public struct Update: Sendable {
        /// Finished updates, this one included.
        public let step: Int
        /// The loss before it, averaged over its batches.
        public let loss: Double
        /// The learning rate that it used.
        public let rate: Double
        /// The gradient's norm before clipping.
        public let gradientNorm: Double
    }

    /// A run over `training`, validated on `validation`, going on from `state`.
    ///
    /// Throws `PrismError.input` for settings that make no sense or no genes to learn from.
    public init(
        _ state: TrainingState, settings: TrainingSettings, training: any TrainingGenes,
        validation: any TrainingGenes, threads: Int = PrismModel.defaultThreads
    ) throws(PrismError) {
        try settings.check()
        guard training.count > 0 else { throw .input(problem: "there is no gene to learn from") }
        self.state = state
        self.settings = settings
        self.training = training
        self.validation = validation
        self.threads = max(1, threads)
        order = BatchOrder(genes: training.count, seed: settings.seed)
    }

    /// Whether all updates are done, or validation has not improved for as long as the settings allow.
    public var isFinished: Bool {
        state.step >= settings.steps
            || (settings.patience > 0 && state.validationsSinceBest >= settings.patience)
    }

    /// Whether it is time to validate.
    public var isValidationDue: Bool {
        validation.count > 0
            && (state.step % settings.validationInterval(genes: training.count) == 0
                || state.step >= settings.steps)
    }

    /// One batch of the sequence: windows moved by their own random shifts, and targets.
    private mutating func batch(at position: Int) throws -> (windows: [GeneWindow], targets: [Float]) {
        let genes = order.genes(from: position, count: settings.batch)
        var windows: [GeneWindow] = [], targets: [Float] = []
        for (offset, gene) in genes.enumerated() {
            var random = order.random(position: position + offset)
            let shift = Int(random.unit() * Double(2 * settings.shift + 1)) - settings.shift
            windows.append(try training.window(gene, shift: shift))
            targets.append(training.target(gene))
        }
        return (windows, targets)
    }
}
