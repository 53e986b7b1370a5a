import GenomeData
import PrismModel

/// What is said of states when they are found.
public struct StateSummary: Sendable, Equatable {
    /// The ribbon that was painted.
    public struct Ribbon: Sendable, Equatable {
        /// Bases painted.
        public var bases: Int
        /// Stretches of one state.
        public var lines: Int
        /// Bases that share a state.
        public var step: Int
        /// The agreement with the truth, step by step; nil where none is known.
        public var agreement: PartitionAgreement?

        /// A ribbon that was painted.
        public init(bases: Int, lines: Int, step: Int, agreement: PartitionAgreement?) {
            self.bases = bases
            self.lines = lines
            self.step = step
            self.agreement = agreement
        }
    }

    /// The states.
    public let states: ContextStates
    /// What they look like.
    public let atlas: StateAtlas
    /// Symbols of each state's typical genes.
    public let typical: [[String]]
    /// Names of the signals in the atlas.
    public let signals: [String]
    /// Each state's name.
    public let names: [String]
    /// The score against the truth; nil where not asked for.
    public var truth: StateScore?
    /// The ribbon; nil where none was painted.
    public var ribbon: Ribbon?

    /// The summary of some states.
    public init(_ run: StateRun, _ states: ContextStates, names: StateNames) {
        self.states = states
        atlas = run.atlas(states)
        let genes = run.model.dataSet.genes
        typical = atlas.entries.map { $0.typical.map { genes[run.indices[$0]].symbol } }
        signals = run.model.encoder.signals.map { run.model.dataSet.signals[$0].name }
        self.names = (0..<states.count).map { names.name($0) }
    }

    /// The summary for scripts.
    public var forJSON: JSON { JSON(self) }

    /// The summary for scripts: `k`, `silhouette`, `sizes`, `ari` and `nmi` (all genes, null without a truth), then
    /// everything else.
    public struct JSON: Sendable, Codable {
        /// The number of states.
        public let k: Int
        /// The mean silhouette of the states; nil for one state.
        public let silhouette: Double?
        /// The mean silhouette by number of states tried.
        public let silhouettes: [String: Double]
        /// Genes that the silhouettes were taken on.
        public let sampled: Int
        /// Genes in each state.
        public let sizes: [Int]
        /// The adjusted Rand index against the truth.
        public let ari: Double?
        /// Normalised mutual information with the truth.
        public let nmi: Double?
        /// How many true states there are.
        public let trueStates: Int?
        /// Every method's score, by group.
        public let scores: [StateScore.Method]?
        /// Each state.
        public let states: [State]
        /// Steps of the ribbon compared, and their agreement with the truth.
        public let ribbon: PartitionAgreement?

        /// One state.
        public struct State: Sendable, Codable {
            /// The state's name.
            public let name: String
            /// How many genes are in it.
            public let size: Int
            /// The mean of each signal over the window, in the unit the model takes.
            public let signals: [String: Double]
            /// Measured expression.
            public let measured: ValueDistribution?
            /// Observed predictions.
            public let observed: ValueDistribution?
            /// Predictions under the intervention.
            public let intervened: ValueDistribution?
            /// The mean of intervened − observed.
            public let interventionEffect: Double?
            /// The genes nearest to the centroid.
            public let typical: [String]
        }

        init(_ summary: StateSummary) {
            let found = summary.states
            (k, silhouette, sampled, sizes) = (found.count, found.silhouette, found.sampled, found.sizes)
            silhouettes = Dictionary(
                found.silhouettes.map { ("\($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first })
            ari = summary.truth?.all?.ari
            nmi = summary.truth?.all?.nmi
            trueStates = summary.truth?.trueStates
            scores = summary.truth?.methods
            ribbon = summary.ribbon?.agreement
            states = summary.atlas.entries.enumerated().map { state, entry in
                let means = summary.signals.enumerated().map {
                    ($1, summary.atlas.mean(state: state, signal: $0) ?? 0)
                }
                return State(
                    name: summary.names[state], size: entry.size,
                    signals: Dictionary(means, uniquingKeysWith: { first, _ in first }),
                    measured: entry.measured, observed: entry.observed, intervened: entry.intervened,
                    interventionEffect: entry.interventionEffect, typical: summary.typical[state])
            }
        }
    }
}
