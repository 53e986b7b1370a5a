/// Everything that a run needs to go on as if it had never stopped.
public struct TrainingState: Sendable {
    /// Sizes of the model.
    public let configuration: ModelConfiguration
    /// What is learned, with BatchNorm's running statistics: the weights, unless inputs are standardised.
    public internal(set) var parameters: Parameters
    /// The background states that the model is adjusted for; nil for one that knows none.
    public let background: BackgroundModel?
    /// What inputs are standardised with; nil where they are learned from as they are.
    public internal(set) var inputs: InputStatistics?
    /// The running mean of what is learned; nil where the settings ask for none.
    public internal(set) var averaged: [Float]?
    /// Whether the parameters take inputs as they are, whatever the settings: those of a finished model that is gone on with.
    var takesInputsAsTheyAre = false
    /// Moments and finished updates.
    public internal(set) var optimiser: AdamW
    /// Batches that BatchNorm's running statistics have seen.
    public internal(set) var batchesTracked = 0
    /// The best validation so far.
    public internal(set) var best: Best?
    /// Validations since then.
    public internal(set) var validationsSinceBest = 0
    /// The training loss of every update so far.
    public internal(set) var losses: [Float] = []

    /// Every validation so far.
    public internal(set) var validations: [Validation] = []

    /// One look at the validation genes.
    public struct Validation: Sendable, Equatable {
        /// Finished updates at the time.
        public let step: Int
        /// Mean squared error of the observed prediction.
        public let mse: Double
        /// Pearson's correlation of the observed prediction; nil where it does not vary.
        public let pearson: Double?
        /// The mean over signals of the mean squared error without that one; nil where none was missing in training.
        public let droppedMSE: Double?

        /// What the best weights have least of.
        var score: Double { mse + (droppedMSE ?? 0) }

        init(step: Int, mse: Double, pearson: Double?, droppedMSE: Double? = nil) {
            self.step = step
            self.mse = mse
            self.pearson = pearson
            self.droppedMSE = droppedMSE
        }

        init(step: Int, agreement: Agreement, droppedMSE: Double?) {
            self.init(
                step: step, mse: agreement.mse, pearson: agreement.pearson, droppedMSE: droppedMSE)
        }
    }

    /// The best validation of a run.
    public struct Best: Sendable, Equatable {
        /// Finished updates at the time.
        public let step: Int
        /// Mean squared error of the observed prediction on the validation genes.
        public let mse: Double
        /// The mean of the same without one signal each; nil where none was missing in training.
        public var droppedMSE: Double?

        /// What the best weights have least of.
        var score: Double { mse + (droppedMSE ?? 0) }
    }

    /// Finished updates.
    public var step: Int { optimiser.steps }

    /// A run that starts from untrained weights.
    public init(_ configuration: ModelConfiguration, settings: TrainingSettings) {
        self.init(
            configuration, parameters: Parameters(initialising: configuration, seed: settings.seed),
            settings: settings)
    }

    /// A run that starts from given weights, laid out for the configuration, with the background states that the model is
    /// adjusted for where the configuration has some.
    public init(
        _ configuration: ModelConfiguration, parameters: Parameters, background: BackgroundModel? = nil,
        settings: TrainingSettings
    ) {
        self.configuration = configuration
        self.background = background
        self.parameters = parameters
        optimiser = AdamW(layout: parameters.layout, settings: settings.optimiser)
    }

    /// The weights that take inputs as they are, with BatchNorm's running statistics.
    ///
    /// Of a run that averages them, their running mean.
    public var weights: Parameters {
        var learned = parameters
        if let averaged { learned.values.replaceSubrange(..<averaged.count, with: averaged) }
        return inputs?.folded(learned) ?? learned
    }

    /// A run that starts from a finished model's weights, laid out for the configuration.
    public init(
        _ configuration: ModelConfiguration, startingFrom weights: Parameters,
        background: BackgroundModel? = nil, settings: TrainingSettings
    ) {
        self.init(configuration, parameters: weights, background: background, settings: settings)
        takesInputsAsTheyAre = true
    }

    /// Has weights that take inputs as they are learned as if of inputs that are standardised, where these are.
    mutating func standardiseStart() {
        guard takesInputsAsTheyAre, let inputs else { return }
        parameters = inputs.unfolded(parameters)
        takesInputsAsTheyAre = false
    }

    /// Begins the running mean that the settings ask for.
    ///
    /// Throws `PrismError.input` for a run to go on with that was begun otherwise.
    mutating func startAverage(_ settings: TrainingSettings) throws(PrismError) {
        guard step == 0 || (settings.weightAverage > 0) == (averaged != nil) else {
            throw .input(
                problem:
                    "the run to go on with was begun \(averaged == nil ? "without" : "with") weight_average")
        }
        guard settings.weightAverage > 0, averaged == nil else { return }
        averaged = Array(parameters.values[..<parameters.layout.trainedCount])
    }

    /// Moves the running mean towards what is learned now; at the beginning by more, or it would stay near where it began.
    mutating func average(_ share: Double) {
        let kept = Float(min(share, Double(1 + step) / Double(10 + step)))
        guard var mean = averaged else { return }
        for index in mean.indices { mean[index] += (parameters.values[index] - mean[index]) * (1 - kept) }
        averaged = mean
    }

    /// The model as it stands.
    public func model(instructionSet: InstructionSet? = nil) throws(PrismError) -> PrismModel {
        try PrismModel(configuration, weights, background: background, instructionSet: instructionSet)
    }
}
