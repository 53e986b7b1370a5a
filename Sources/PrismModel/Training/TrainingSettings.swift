/// How a model is trained. What is not said is as in the released recipe.
public struct TrainingSettings: Sendable, Equatable, Codable {
    /// Updates in all.
    public var steps = 50_000
    /// Genes per batch; BatchNorm's statistics are taken over one batch.
    public var batch = 8
    /// Batches whose gradients are averaged for one update.
    public var accumulation = 1
    /// Draws the initial weights, the order of genes and the shifts.
    public var seed: UInt64 = 2
    /// Learning rate at the end of the warm-up.
    public var learningRate = 5e-4
    /// Learning rate at the first step.
    public var initialLearningRate = 1e-5
    /// Learning rate at the last step.
    public var finalLearningRate = 1e-4
    /// Share of the steps spent warming up.
    public var warmup = 0.1
    /// Learning rate, at the end of the warm-up, of g, by which background states shift the head's output: it rises and
    /// falls as the others' does, and g does not decay.
    public var backgroundLearningRate = 1e-2
    /// AdamW's weight decay.
    public var weightDecay = 1e-6
    /// The gradient's largest norm.
    public var clip = 1.0
    /// λ_i: weight of the intervened prediction's loss.
    public var interventionWeight = 1.0
    /// λ_u: weight of the uniformity loss.
    public var uniformityWeight = 1.0
    /// Windows are moved by up to so many bases either way, anew each time, in training only.
    public var shift = 0
    /// Signals and features are learned from as if each had mean 0 and standard deviation 1 over the training genes; the
    /// weights saved take them as they are.
    public var standardise = false
    /// Each signal of a window is raised or lowered as a whole by a normal random number of so many of the signal's
    /// standard deviations, anew each time, in training only.
    public var signalNoise = 0.0
    /// How often a gene of a batch is learned from with some of its signals missing, 0 … 1. More than 0 turns `standardise`
    /// on, as a missing signal is its mean.
    public var signalDropout = 0.0
    /// How often, of the times that signals are missing, it is one alone, 0 … 1; else each is missing or not by a fair coin.
    public var singleSignalDropout = 0.0
    /// What is validated and saved is not the weights themselves but their running mean, of which each update keeps this
    /// share, 0 … 1, and less at the beginning; 0 for none.
    public var weightAverage = 0.0
    /// Whether the layers between embedding and head stay as they are: for weights that come from another data set.
    public var freezesBackbone = false
    /// Updates between two validations; 0 for twice per epoch.
    public var validationInterval = 0
    /// Validations without a better one after which training stops; 0 for never.
    public var patience = 0

    /// The released recipe.
    public init() {}

    /// Whether inputs are standardised: asked for, or needed by what else is asked for.
    public var standardisesInputs: Bool { standardise || signalDropout > 0 }

    /// The schedule of these settings.
    public var schedule: LearningRateSchedule {
        var schedule = LearningRateSchedule(steps: steps)
        schedule.start = initialLearningRate
        schedule.peak = learningRate
        schedule.final = finalLearningRate
        schedule.warmupSteps = Int(Double(steps) * min(1, max(0, warmup)))
        return schedule
    }

    /// The learning rate of g for the update after `step` finished ones.
    func backgroundRate(step: Int) -> Double {
        schedule.rate(step: step) * backgroundLearningRate / learningRate
    }

    /// AdamW's constants of these settings.
    public var optimiser: AdamW.Settings {
        var settings = AdamW.Settings()
        settings.weightDecay = weightDecay
        settings.freezesBackbone = freezesBackbone
        return settings
    }

    /// Updates between two validations with so many training genes.
    public func validationInterval(genes: Int) -> Int {
        if validationInterval > 0 { return validationInterval }
        return max(1, genes / max(1, batch * accumulation) / 2)
    }

    /// Throws `PrismError.input` naming a setting, as settings files spell it, that makes no sense.
    public func check() throws(PrismError) {
        let positive = [
            ("steps", Double(steps)), ("batch", Double(batch)), ("accumulation", Double(accumulation)),
            ("learning_rate", learningRate), ("clip", clip),
        ]
        for (name, value) in positive where !(value > 0 && value.isFinite && value <= 1e9) {
            throw .input(problem: "setting \(name) is \(value); it must be a positive number")
        }
        let others = [
            ("initial_learning_rate", initialLearningRate), ("final_learning_rate", finalLearningRate),
            ("background_learning_rate", backgroundLearningRate),
            ("weight_decay", weightDecay), ("intervention_weight", interventionWeight),
            ("uniformity_weight", uniformityWeight), ("shift", Double(shift)), ("signal_noise", signalNoise),
            ("validation_interval", Double(validationInterval)), ("patience", Double(patience)),
        ]
        for (name, value) in others where !(value >= 0 && value.isFinite && value <= 1e9) {
            throw .input(problem: "setting \(name) is \(value); it must not be negative")
        }
        guard (0...1).contains(warmup) else {
            throw .input(problem: "setting warmup is \(warmup); it is a share, 0 … 1")
        }
        guard (0..<1).contains(weightAverage) else {
            throw .input(
                problem: "setting weight_average is \(weightAverage); it is a share, 0 or more and below 1")
        }
        for (name, share) in [
            ("signal_dropout", signalDropout), ("signal_dropout_single", singleSignalDropout),
        ] where !(0...1).contains(share) {
            throw .input(problem: "setting \(name) is \(share); it is a share, 0 … 1")
        }
    }
}
