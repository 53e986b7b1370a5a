import GenomeData
import PrismModel

/// What each state looks like: its signals, how long it lasts and what follows it, where it lies, what its genes express.
public struct BackgroundAtlas: Sendable, Equatable {
    /// One state.
    public struct Entry: Sendable, Equatable, Codable {
        /// S1, S2, …
        public let state: String
        /// The name.
        public let name: String
        /// Whether it lasts too briefly to be a background.
        public let isElement: Bool
        /// The mean of every signal in it, on the scale of log10(1 + x), by name.
        public let means: [String: Double]
        /// The standard deviation of every signal in it.
        public let deviations: [String: Double]
        /// Bases that a stretch is expected to last; nil where there is no other state to go to.
        public let dwell: Double?
        /// The chance of each state in the next bin.
        public let transitions: [Double]
        /// The share of bins in it, by posterior: over all states, elements among them, they sum to 1.
        public let share: Double
        /// Bins painted with it: those of which it is the likeliest background state. 0 for elements, which are not painted.
        public let bins: Int
        /// The share of the painted bins that is painted with it: over all background states they sum to 1. Nil for elements,
        /// and where nothing is painted.
        public let paintedShare: Double?
        /// Genes whose likeliest state it is.
        public let genes: Int
        /// P(z), see `BackgroundRun.priorOrigin`; nil for elements.
        public let prior: Double?
        /// How many times as often as on average its bases are exonic, intronic and intergenic, and hold a TSS: `exon`,
        /// `intron`, `intergenic`, `tss`. What is unknown of the annotation is not there.
        public let enrichment: [String: Double]
        /// Measured expression of its genes; nil for none.
        public let measured: ValueDistribution?
    }

    /// In the model's order.
    public let entries: [Entry]

    /// Describes the states of a run.
    ///
    /// - Throws: `GenomeDataError` where annotation or expression cannot be read.
    public init(_ run: BackgroundRun, names: StateNames) throws {
        let model = run.model
        let emissions = BackgroundEmissions(run)
        let places = try PlaceCounts(run)
        var genes = [Int](repeating: 0, count: model.backgroundStates)
        var measured = [[Float]](repeating: [], count: model.backgroundStates)
        for index in run.dataSet.genes.indices {
            guard let state = run.state(ofGeneAt: index) else { continue }
            genes[state] += 1
            if let value = try run.dataSet.measured(at: index) { measured[state].append(value) }
        }
        let all = measured.joined().filter(\.isFinite).map(Double.init)
        let painted = places.bins.reduce(0, +)
        let range = all.min().flatMap { low in all.max().map { low...$0 } }
        entries = (0..<model.chain.states).map { state in
            let isElement = model.isElement(state)
            return Entry(
                state: StateNames.number(state), name: names.entries[state]?.name ?? model.names[state],
                isElement: isElement, means: emissions.means(state), deviations: emissions.deviations(state),
                dwell: model.expectedLength(state),
                transitions: (0..<model.chain.states).map {
                    model.chain.transitions[state * model.chain.states + $0]
                }, share: run.shares[state], bins: isElement ? 0 : places.bins[state],
                paintedShare: isElement || painted == 0 ? nil : Double(places.bins[state]) / Double(painted),
                genes: isElement ? 0 : genes[state], prior: isElement ? nil : model.prior[state],
                enrichment: isElement ? [:] : places.enrichment(state),
                measured: isElement ? nil : ValueDistribution(measured[state], range: range))
        }
    }
}
