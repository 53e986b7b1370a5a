import CPrismKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A hidden Markov model along bins: K states, in each of which the D signals are independent and normal.
///
/// A signal that is missing in a bin adds 0 to the bin's log-likelihood, so that its state is inferred from the other
/// signals and from the bins around it.
public struct HiddenMarkovModel: Sendable, Hashable {
    /// The number D of signals.
    public let signals: Int
    /// The number K of states.
    public let states: Int
    /// K × D.
    public let means: [Double]
    /// K × D, above 0.
    public let variances: [Double]
    /// K × K: the chance of the column's state in the bin after one in the row's state. No chance is below `leastChance`.
    public let transitions: [Double]
    /// K: the chance of each state in a chain's first bin.
    public let start: [Double]

    /// The most states.
    public static let mostStates = Int(PRISM_HIDDEN_STATES)
    /// The most signals.
    public static let mostSignals = 1024
    /// Transitions and starts less likely than this are raised to it: what never occurred may still occur, and no chain is
    /// impossible.
    public static let leastChance = 1e-10

    /// A model from its numbers.
    ///
    /// Throws `PrismError.input` where shapes do not fit, a number is not finite, a variance is not above 0, or chances are
    /// below 0 or do not sum to 1.
    public init(
        signals: Int, means: [Double], variances: [Double], transitions: [Double], start: [Double]
    ) throws(PrismError) {
        let states = start.count
        guard (1...Self.mostStates).contains(states), (1...Self.mostSignals).contains(signals),
            means.count == states * signals, variances.count == means.count,
            transitions.count == states * states
        else {
            throw .input(
                problem:
                    "a hidden Markov model of \(states) states and \(signals) signals cannot have \(means.count) "
                    + "means, \(variances.count) variances and \(transitions.count) transitions")
        }
        guard means.allSatisfy(\.isFinite) else {
            throw .input(problem: "a mean of a state is not finite")
        }
        guard variances.allSatisfy({ $0.isFinite && $0 > 0 }) else {
            throw .input(problem: "a variance of a state is not above 0")
        }
        self.signals = signals
        self.states = states
        self.means = means
        self.variances = variances
        self.start = try Self.chances(start[...], "starts")
        var rows: [Double] = []
        for state in 0..<states {
            rows += try Self.chances(
                transitions[state * states..<(state + 1) * states], "transitions from state \(state + 1)")
        }
        self.transitions = rows
    }

    private static func chances(_ values: ArraySlice<Double>, _ what: String) throws(PrismError) -> [Double] {
        let sum = values.reduce(0, +)
        guard values.allSatisfy({ $0.isFinite && $0 >= 0 }), abs(sum - 1) < 1e-4 else {
            throw .input(problem: "the \(what) are no chances that sum to 1")
        }
        let raised = values.map { max($0, leastChance) }
        // As they are where they sum to 1 but for rounding, so that a model that is written and read is the same.
        let total = raised.reduce(0, +)
        return abs(total - 1) < 1e-12 ? raised : raised.map { $0 / total }
    }

    /// The mean of one signal in one state; nil where there is no such state or signal.
    public func mean(_ state: Int, _ signal: Int) -> Double? {
        guard (0..<states).contains(state), (0..<signals).contains(signal) else { return nil }
        return means[state * signals + signal]
    }

    /// How many bins a stretch of a state is expected to last: 1 / (1 − A_kk). Nil where there is no such state.
    public func expectedBins(_ state: Int) -> Double? {
        guard (0..<states).contains(state) else { return nil }
        return 1 / max(1 - transitions[state * states + state], 1e-12)
    }

    /// The states in another order, each number once.
    func reordered(_ order: [Int]) throws(PrismError) -> HiddenMarkovModel {
        try HiddenMarkovModel(
            signals: signals,
            means: order.flatMap { means[$0 * signals..<($0 + 1) * signals] },
            variances: order.flatMap { variances[$0 * signals..<($0 + 1) * signals] },
            transitions: order.flatMap { row in order.map { transitions[row * states + $0] } },
            start: order.map { start[$0] })
    }
}
