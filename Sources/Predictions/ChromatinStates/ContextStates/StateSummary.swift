import GenomeData
import PrismModel

/// States scored against the truth, beside what the same clustering finds without a model.
public struct StateScore: Sendable, Equatable {
    /// One clustering.
    public struct Method: Sendable, Equatable, Codable {
        /// What was clustered, in words.
        public let name: String
        /// The number of states.
        public let k: Int
        /// All genes first, then by split, then by contig.
        public let groups: [StateAgreement]
    }

    /// The table of the truth.
    public let file: String
    /// How many true states there are.
    public let trueStates: Int
    /// The states at hand first; then the same at the true number; then the mean signals at both numbers.
    public let methods: [Method]

    /// Scores some states; what is clustered anew has the same seed.
    public init(_ run: StateRun, _ states: ContextStates, _ truth: StateTruth, seed: UInt64) throws {
        file = truth.file
        trueStates = truth.count
        let dataSet = run.model.dataSet
        var methods: [Method] = []
        func add(_ name: String, _ states: ContextStates) {
            methods.append(
                Method(
                    name: name, k: states.count,
                    groups: truth.agreement(of: states.labels, indices: run.indices, in: dataSet)))
        }
        add("learned contexts", states)
        let number = min(max(1, trueStates), ContextStates.mostStates)
        if states.count != number {
            add(
                "learned contexts",
                try ContextStates(learnedFrom: run.vectors, count: .given(number), seed: seed))
        }
        if !run.model.encoder.signals.isEmpty {
            let chosen = try run.signalStates(count: .usual, seed: seed)
            add("mean log signals", chosen)
            if chosen.count != number {
                add("mean log signals", try run.signalStates(count: .given(number), seed: seed))
            }
        }
        self.methods = methods
    }

    /// The agreement of the states at hand over all genes.
    public var all: StateAgreement? { methods.first?.groups.first { $0.by == "all" } }
}

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
        /// Their mean silhouette; nil for one state.
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
            /// Its name.
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
