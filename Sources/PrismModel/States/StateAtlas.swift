/// What each background state looks like by the genes in it.
public struct StateAtlas: Sendable, Equatable {
    /// What is known of one gene.
    public struct Sample: Sendable, Equatable {
        /// The state, from 0; nil for a gene that is in none, or not yet.
        public var state: Int?
        /// How far the gene's context vector lies from its state's centroid, squared.
        public var squaredDistance: Double
        /// The gene's signals around the TSS.
        public var profile: SignalProfile
        /// Measured expression.
        public var measured: Float?
        /// The observed prediction.
        public var observed: Float?
        /// The prediction under the intervention.
        public var intervened: Float?

        /// What is known of one gene; expression in the data set's unit.
        public init(
            state: Int?, squaredDistance: Double, profile: SignalProfile, measured: Float? = nil,
            observed: Float? = nil, intervened: Float? = nil
        ) {
            self.state = state
            self.squaredDistance = squaredDistance
            self.profile = profile
            self.measured = measured
            self.observed = observed
            self.intervened = intervened
        }
    }

    /// One state.
    public struct Entry: Sendable, Equatable {
        /// How many genes are in it.
        public var size: Int
        /// Mean signals around the TSS, S × bins, in the units the model takes.
        public var signals: [Double]
        /// Measured expression of its genes; nil for none.
        public var measured: ValueDistribution?
        /// Observed predictions.
        public var observed: ValueDistribution?
        /// Predictions under the intervention.
        public var intervened: ValueDistribution?
        /// The mean of intervened − observed over genes that have both; nil for none.
        public var interventionEffect: Double?
        /// Numbers of the genes nearest to the centroid, the nearest first.
        public var typical: [Int]
    }

    /// By state.
    public let entries: [Entry]
    /// Parts of the window in `Entry.signals`.
    public let bins: Int
    /// The range of all expression values, measured and predicted: of every histogram. Nil for none.
    public let expressionRange: ClosedRange<Double>?

    /// Describes `states` states by genes in the order in which typical ones are to be numbered. All profiles have the
    /// shape of the first; others are passed over.
    public init(_ samples: [Sample], states: Int, typical: Int = 5) {
        let shape = samples.first.map { ($0.profile.bins, $0.profile.values.count) } ?? (1, 0)
        bins = shape.0
        var ends: (low: Float, high: Float)?
        for sample in samples {
            for case let value? in [sample.measured, sample.observed, sample.intervened] where value.isFinite
            {
                ends = (min(ends?.low ?? value, value), max(ends?.high ?? value, value))
            }
        }
        let range = ends.map { Double($0.low)...Double($0.high) }
        expressionRange = range
        var members = [[Int]](repeating: [], count: max(0, states))
        for (number, sample) in samples.enumerated() {
            if let state = sample.state, members.indices.contains(state) { members[state].append(number) }
        }
        entries = members.map { numbers in
            var sums = [Double](repeating: 0, count: shape.1)
            var summed = 0.0
            for number in numbers where samples[number].profile.values.count == shape.1 {
                for (index, value) in samples[number].profile.values.enumerated() {
                    sums[index] += Double(value)
                }
                summed += 1
            }
            let effects = numbers.compactMap { number -> Double? in
                guard let a = samples[number].observed, let b = samples[number].intervened else { return nil }
                return Double(b) - Double(a)
            }
            let nearest = numbers.sorted {
                (samples[$0].squaredDistance, $0) < (samples[$1].squaredDistance, $1)
            }
            return Entry(
                size: numbers.count, signals: sums.map { $0 / max(1, summed) },
                measured: ValueDistribution(numbers.compactMap { samples[$0].measured }, range: range),
                observed: ValueDistribution(numbers.compactMap { samples[$0].observed }, range: range),
                intervened: ValueDistribution(numbers.compactMap { samples[$0].intervened }, range: range),
                interventionEffect: effects.isEmpty
                    ? nil : effects.reduce(0, +) / Double(effects.count),
                typical: Array(nearest.prefix(max(0, typical))))
        }
    }

    /// The mean of one signal over the whole window in one state; nil where there is no such state or signal.
    public func mean(state: Int, signal: Int) -> Double? {
        profile(state: state, signal: signal).map { $0.reduce(0, +) / Double($0.count) }
    }

    /// One signal around the TSS in one state, `bins` values; nil where there is no such state or signal.
    public func profile(state: Int, signal: Int) -> [Double]? {
        guard entries.indices.contains(state), signal >= 0,
            (signal + 1) * bins <= entries[state].signals.count
        else { return nil }
        return Array(entries[state].signals[signal * bins..<(signal + 1) * bins])
    }
}
