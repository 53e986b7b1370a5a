import PrismModel

/// What is said of background states when they are found, for scripts; `prism states --background --json` prints it with
/// keys in snake case.
public struct BackgroundSummary: Sendable, Codable {
    /// The number of background states, elements not among them; 0 where the signals hold no background.
    public var states = 0
    /// States that last too briefly to be a background.
    public var elements = 0
    /// The adjusted Rand index of the genes' states against the truth of simulated data; nil where not asked for.
    public var tssARI: Double?
    /// The adjusted Rand index of bins, promoters among them, against the truth of simulated data; nil where not asked for.
    public var binARI: Double?
    /// Bins per second of wall time, from the first read to the last posterior.
    public var binsPerSecond: Double?
    /// Wall time by part of the work: `reading`, `learning`, `assigning`.
    public var seconds: [String: Double] = [:]

    /// Bases of a bin.
    public var binSize = 0
    /// Bins on all contigs.
    public var bins = 0
    /// Names of the signals that states were learned from.
    public var signals: [String] = []
    /// Of every bigWig, how many bins outside promoters are missing or 0.
    public var information: [BackgroundBins.Information] = []
    /// What was left out or decided, in words.
    public var notes: [String] = []
    /// Signals that counted as missing when states were assigned.
    public var off: [String] = []
    /// Where states were not learned: the segmentation, or the model, that they are from.
    public var from: String?
    /// Whose mean assignment P is, in words; nil where there are no states.
    public var priorOf: String?

    /// How the states were learned; nil where they were not.
    public var learning: Learning?
    /// Each state, the background first.
    public var atlas: [BackgroundAtlas.Entry] = []
    /// Of simulated data, asked for: true states.
    public var trueStates: Int?
    /// Agreement of genes with the truth, by group.
    public var scores: [StateAgreement]?
    /// Agreement of bins with the truth.
    public var binScore: PartitionAgreement?
    /// The comparison with a segmentation, where one was given.
    public var segmentation: SegmentationComparison?

    /// How states were learned.
    public struct Learning: Sendable, Codable {
        /// Contigs learned from.
        public var contigs: [String]
        /// Bins with data on them, and bins that the number of states was chosen on.
        public var bins: Int
        /// As `bins`, of the sample.
        public var sampled: Int
        /// The Bayesian information criterion by number of states, elements among them.
        public var bic: [String: Double]
        /// Numbers passed over, because a lasting state came apart at them.
        public var split: [Int]
        /// The log-likelihood of all bins, natural logarithm.
        public var logLikelihood: Double
        /// Steps of Baum-Welch.
        public var steps: Int
        /// Whether they ended before their most.
        public var isConverged: Bool
        /// Of the starts.
        public var seed: UInt64

        init(_ result: HiddenMarkovLearning.Result, _ bins: BackgroundBins, seed: UInt64) {
            contigs = bins.chains.filter(\.isTraining).map(\.contig.name)
            (self.bins, sampled) = (result.bins, result.sampled)
            bic = Dictionary(
                result.criteria.map { ("\($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first })
            split = result.split.sorted()
            logLikelihood = result.logLikelihood
            (steps, isConverged) = (result.steps, result.isConverged)
            self.seed = seed
        }
    }

    /// The summary of bins of which nothing was learned.
    public init(_ bins: BackgroundBins) {
        binSize = bins.binSize
        self.bins = bins.count
        signals = bins.described.map(\.name)
        information = bins.information
        notes = bins.notes
    }

    /// The summary of a run.
    public init(_ run: BackgroundRun, _ atlas: BackgroundAtlas, seed: UInt64) {
        self.init(run.bins)
        states = run.model.backgroundStates
        elements = run.model.chain.states - states
        self.atlas = atlas.entries
        off = run.off.sorted().map { run.model.signals[$0].name }
        notes += run.notes
        priorOf = run.priorOrigin.words
        switch run.source {
        case .learned(let result): learning = Learning(result, run.bins, seed: seed)
        case .segmentation(let file): from = file
        case .model: break
        }
    }

    /// Adds the score against the truth.
    public mutating func add(_ score: BackgroundScore) {
        (tssARI, binARI) = (score.tssARI, score.bins?.adjustedRandIndex)
        (trueStates, scores, binScore) = (score.trueStates, score.genes, score.bins)
    }
}
