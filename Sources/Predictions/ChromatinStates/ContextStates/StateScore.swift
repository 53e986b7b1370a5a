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
