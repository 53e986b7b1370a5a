/// Background states: a hidden Markov model along the genome, of which the states that last are the background.
///
/// A state whose stretches are expected to last less than `shortestStretch` bases is an element (an enhancer, a
/// promoter, an artefact): it takes its bins out of the background, but is no background itself. Assignments are
/// posteriors over the background states alone, renormalised.
public struct BackgroundModel: Sendable, Hashable {
    /// A signal that the states were learned from, and how its values came to be on the states' scale.
    public struct Signal: Sendable, Hashable {
        /// The name in the data set.
        public var name: String
        /// What the file's values were multiplied by.
        public var scale: Float
        /// What the manifest does to the scaled values: `none`, `log10p1`, `log2p1`.
        public var transform: String
        /// The unit of the states' scale, "log10(fragments + 1)".
        public var unit: String

        /// A signal as its data set describes it.
        public init(name: String, scale: Float, transform: String, unit: String) {
            self.name = name
            self.scale = scale
            self.transform = transform
            self.unit = unit
        }
    }

    /// The signals, in the order of the model's.
    public let signals: [Signal]
    /// Bases of a bin.
    public let binSize: Int
    /// Bases on either side of any annotated TSS in which bins are missing.
    public let margin: Int
    /// The states: those of the background first, each part from the highest mean over all signals to the lowest.
    public let chain: HiddenMarkovModel
    /// How many of them are background; elements follow.
    public let backgroundStates: Int
    /// One name per state: one line.
    public var names: [String]
    /// P(z) of the background states; they sum to 1.
    public var prior: [Double]

    /// Bases that a background state's stretches last at least, by expectation.
    public static let shortestStretch = 3_000
    /// Bases of a bin, unless a model says otherwise.
    public static let usualBinSize = 500
    /// Bases around a TSS in which bins are missing, unless a model says otherwise.
    public static let usualMargin = 1_500

    /// Orders and names the states of a chain; the prior is even until assignments are known.
    ///
    /// - Parameters:
    ///   - chain: the model along the bins.
    ///   - signals: one for each of the chain's.
    ///   - binSize: bases of a bin, above 0.
    ///   - margin: bases around a TSS, 0 or more.
    /// - Throws: `PrismError.input` where numbers do not fit.
    public init(
        _ chain: HiddenMarkovModel, signals: [Signal], binSize: Int = usualBinSize, margin: Int = usualMargin
    ) throws(PrismError) {
        let heights = (0..<chain.states).map { state in
            chain.means[state * chain.signals..<(state + 1) * chain.signals].reduce(0, +)
        }
        let lasts = (0..<chain.states).map { Self.lasts(chain, $0, binSize: binSize) }
        let order = (0..<chain.states).sorted {
            (lasts[$0] ? 0 : 1, -heights[$0], $0) < (lasts[$1] ? 0 : 1, -heights[$1], $1)
        }
        let background = lasts.count { $0 }
        let ordered = try chain.reordered(order)
        try self.init(
            ordered: ordered, signals: signals, binSize: binSize, margin: margin,
            names: StateDescription(ordered, signals: signals.map(\.name), background: background).names,
            prior: [Double](repeating: 1 / Double(max(1, background)), count: background))
    }

    /// A model whose states are in order already.
    init(
        ordered chain: HiddenMarkovModel, signals: [Signal], binSize: Int, margin: Int, names: [String],
        prior: [Double]
    ) throws(PrismError) {
        guard signals.count == chain.signals else {
            throw .input(problem: "\(signals.count) signals for states of \(chain.signals)")
        }
        guard (1...Self.largestBin).contains(binSize), (0...Self.largestBin).contains(margin) else {
            throw .input(problem: "bins of \(binSize) bases and a margin of \(margin) are out of range")
        }
        let lasts = (0..<chain.states).map { Self.lasts(chain, $0, binSize: binSize) }
        let background = lasts.prefix { $0 }.count
        guard !lasts[background...].contains(true) else {
            throw .input(problem: "an element stands before a background state")
        }
        guard names.count == chain.states, prior.count == background else {
            throw .input(
                problem:
                    "\(names.count) names and a prior of \(prior.count) for \(chain.states) states, of which "
                    + "\(background) are background")
        }
        guard prior.isEmpty || Self.isDistribution(prior) else {
            throw .input(problem: "the prior of the background states is no distribution")
        }
        self.signals = signals
        self.binSize = binSize
        self.margin = margin
        self.chain = chain
        backgroundStates = background
        self.names = names
        self.prior = prior
    }

    private static let largestBin = 1 << 24

    private static func isDistribution(_ values: [Double]) -> Bool {
        values.allSatisfy { $0.isFinite && $0 >= 0 } && abs(values.reduce(0, +) - 1) < 1e-6
    }

    private static func lasts(_ chain: HiddenMarkovModel, _ state: Int, binSize: Int) -> Bool {
        (chain.expectedBins(state) ?? 0) * Double(binSize) >= Double(shortestStretch)
    }

    /// Whether a state is an element, which lasts too briefly to be a background.
    public func isElement(_ state: Int) -> Bool { state >= backgroundStates }

    /// Bases that a stretch of a state is expected to last; nil where there is no such state, or no other to go to.
    public func expectedLength(_ state: Int) -> Double? {
        chain.states > 1 ? chain.expectedBins(state).map { $0 * Double(binSize) } : nil
    }

    /// Posteriors over the background states alone: q.
    ///
    /// - Parameter posteriors: n × K of the chain, as `HiddenMarkovModel.posteriors(of:without:)` gives them.
    /// - Returns: n × `backgroundStates`; the prior where elements leave nothing.
    public func assignments(_ posteriors: [Float]) -> [Float] {
        let (all, some) = (chain.states, backgroundStates)
        guard some < all else { return posteriors }
        let rows = posteriors.count / all
        var assignments = [Float](repeating: 0, count: rows * some)
        posteriors.withUnsafeBufferPointer { from in
            assignments.withUnsafeMutableBufferPointer { to in
                for row in 0..<rows {
                    var sum: Float = 0
                    for state in 0..<some { sum += from[row * all + state] }
                    for state in 0..<some {
                        to[row * some + state] =
                            sum > Float.leastNormalMagnitude
                            ? from[row * all + state] / sum : Float(prior[state])
                    }
                }
            }
        }
        return assignments
    }
}
