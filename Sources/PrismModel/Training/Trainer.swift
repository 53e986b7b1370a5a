/// Trains one model: takes batches, updates weights, validates.
///
/// For given genes, settings and thread count the weights after n updates are the same to the last bit, whether or not
/// the run was stopped and resumed in between.
public struct Trainer {
    /// What the run has come to.
    public private(set) var state: TrainingState
    /// How the run is done.
    public let settings: TrainingSettings
    /// Genes to learn from.
    let training: any TrainingGenes
    /// Genes to choose the best weights by; may be none.
    let validation: any TrainingGenes
    private let engine: GradientEngine
    private let threads: Int
    let ranks: (any RankGroup)?
    private var order: BatchOrder
    /// Each signal's standard deviation, where signals are moved by noise; empty otherwise.
    private let signalDeviations: [Double]

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
    /// Where there are several ranks, each runs a trainer of its own on the same genes, and all come to the same state as
    /// one process alone, to the last bit. Every rank must update and validate as often as the others.
    ///
    /// Throws `PrismError.input` for settings that make no sense or do not fit a state to go on from, background states that
    /// do not fit the model, or no genes to learn from, `.ranks` where the ranks differ in any of this, and what windows throw where inputs are standardised.
    public init(
        _ state: TrainingState, settings: TrainingSettings, training: any TrainingGenes,
        validation: any TrainingGenes, threads: Int = PrismModel.defaultThreads,
        ranks: (any RankGroup)? = nil
    ) throws {
        try settings.check()
        guard training.count > 0 else {
            throw PrismError.input(problem: "there is no gene to learn from")
        }
        guard (settings.signalDropout > 0) == (state.configuration.absence != nil) else {
            throw PrismError.input(
                problem: settings.signalDropout > 0
                    ? "signal_dropout is \(settings.signalDropout), but the model has no weights for missing signals"
                    : "the model has weights for missing signals, but signal_dropout is 0")
        }
        guard state.step == 0 || settings.standardisesInputs == (state.inputs != nil) else {
            throw PrismError.input(
                problem:
                    "the run to go on with was begun \(settings.standardisesInputs ? "without" : "with") standardise"
            )
        }
        var state = state
        var statistics = state.inputs
        if statistics == nil, settings.standardisesInputs || settings.signalNoise > 0 {
            statistics = try InputStatistics(of: training, state.configuration)
        }
        if settings.standardisesInputs { state.inputs = statistics }
        state.standardiseStart()
        if let statistics { state.parameters = statistics.withMeans(state.parameters) }
        try state.startAverage(settings)
        signalDeviations = settings.signalNoise > 0 ? statistics?.signals.map(\.deviation) ?? [] : []
        if let problem = state.configuration.background?.problem(with: state.background) {
            throw PrismError.input(problem: problem)
        }
        self.state = state
        self.settings = settings
        self.training = training
        self.validation = validation
        engine = try GradientEngine(state.configuration)
        self.threads = max(1, threads)
        self.ranks = ranks
        order = BatchOrder(genes: training.count, seed: settings.seed)
        try checkAgreement()
    }

    /// Whether this is the rank that writes files and talks to people.
    public var isLeader: Bool { (ranks?.rank ?? 0) == 0 }

    /// Whether a condition holds on any rank: the same answer on all.
    public func isAnyRank(_ condition: Bool) throws(PrismError) -> Bool {
        if let ranks { try ranks.isAny(condition) } else { condition }
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

    /// One update: the gradients of the next batches, averaged, clipped and applied.
    ///
    /// Throws what the genes' windows throw, and `PrismError.notFinite` where training has diverged; the state is then
    /// as before.
    public mutating func update() throws -> Update {
        let first = state.step * settings.batch * settings.accumulation
        let weights = LossWeights(
            intervention: settings.interventionWeight, uniformity: settings.uniformityWeight)
        var parameters = state.parameters
        let trained = parameters.layout.trainedCount
        var gradients = [Float](repeating: 0, count: trained)
        var loss = 0.0
        for index in 0..<settings.accumulation {
            let batch = try batch(at: first + index * settings.batch)
            let result = try engine.gradients(
                state.inputs?.folded(parameters) ?? parameters, batch, weights: weights, ranks: ranks,
                threads: threads)
            let learned =
                state.inputs?.gradients(result.gradients, parameters.layout) ?? result.gradients
            let share = 1 / Float(settings.accumulation)
            for i in gradients.indices { gradients[i] += share * learned[i] }
            loss += result.loss.total / Double(settings.accumulation)
            parameters.values.replaceSubrange(trained..., with: result.runningStatistics)
        }
        let norm = GradientClipping.clip(&gradients, to: settings.clip)
        let rate = settings.schedule.rate(step: state.step)
        let backgroundRate = settings.backgroundRate(step: state.step)
        state.optimiser.step(
            &parameters, gradients: gradients, rate: rate, backgroundRate: backgroundRate)
        state.parameters = parameters
        if settings.weightAverage > 0 { state.average(settings.weightAverage) }
        state.batchesTracked += settings.accumulation
        state.losses.append(Float(loss))
        return Update(step: state.step, loss: loss, rate: rate, gradientNorm: norm)
    }

    /// Predicts the validation genes with the weights as they stand and notes whether they are the best so far.
    ///
    /// With signals missing in training, the best weights are those of the smallest sum of the error with everything on
    /// and the mean of the errors without one signal each. Returns how well everything on predicts; nil where there are
    /// no validation genes.
    public mutating func validate() throws -> Agreement? {
        let model = try state.model()
        guard let agreement = try agreement(of: model, .all) else { return nil }
        var drops: [Double] = []
        for signal in 0..<(settings.signalDropout > 0 ? state.configuration.signals : 0) {
            drops += try self.agreement(of: model, ModalityMask(off: [signal])).map { [$0.mse] } ?? []
        }
        let validation = TrainingState.Validation(
            step: state.step, agreement: agreement,
            droppedMSE: drops.isEmpty ? nil : drops.reduce(0, +) / Double(drops.count))
        if let best = state.best, best.score <= validation.score {
            state.validationsSinceBest += 1
        } else {
            state.best = TrainingState.Best(
                step: state.step, mse: agreement.mse, droppedMSE: validation.droppedMSE)
            state.validationsSinceBest = 0
        }
        state.validations.append(validation)
        return agreement
    }

    /// How well a model predicts the validation genes under a mask; nil where there are none.
    private func agreement(of model: PrismModel, _ mask: ModalityMask) throws -> Agreement? {
        let measured = (0..<validation.count).map(validation.target)
        var predicted: [Float] = []
        let own = ranks?.share(of: validation.count) ?? 0..<validation.count
        for start in stride(from: own.lowerBound, to: own.upperBound, by: 64) {
            let windows = try (start..<min(own.upperBound, start + 64)).map {
                try validation.window($0, shift: 0).lacking(mask)
            }
            predicted += try model.predict(windows, threads: threads).compactMap(\.observed)
        }
        if let ranks { predicted = try ranks.gather(predicted) }
        return Agreement(predicted: predicted, measured: measured)
    }

    /// One batch of the sequence: windows moved by their own random shifts, with their own noise and what is missing of them, and targets.
    private mutating func batch(at position: Int) throws -> TrainingBatch {
        let genes = order.genes(from: position, count: settings.batch)
        var windows: [GeneWindow] = [], targets: [Float] = []
        for (offset, gene) in genes.enumerated() {
            var random = order.random(position: position + offset)
            let shift = Int(random.unit() * Double(2 * settings.shift + 1)) - settings.shift
            var (window, target) = try training.example(gene, shift: shift, random: &random)
            for (signal, deviation) in signalDeviations.enumerated() {
                let offset = Float(settings.signalNoise * deviation * random.normal())
                for index in stride(from: signal, to: window.signals.count, by: signalDeviations.count) {
                    window.signals[index] += offset
                }
            }
            if settings.signalDropout > 0 {
                let mask = SignalDropout(
                    probability: settings.signalDropout, single: settings.singleSignalDropout
                ).mask(
                    signals: state.configuration.signals,
                    groups: state.configuration.absence?.featureGroups ?? 0, &random)
                window = window.lacking(mask)
            }
            // After what is missing is known: states are inferred without it too.
            if let states = state.background, let sizes = state.configuration.background {
                window.background = GeneBackground(
                    try window.assignment(to: states, signals: sizes.signals))
            }
            windows.append(window)
            targets.append(target)
        }
        return TrainingBatch(windows: windows, targets: targets)
    }
}
