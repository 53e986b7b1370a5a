/// What the chains seen so far say of a model's numbers: the sums that a step of Baum-Welch divides.
struct HiddenMarkovExpectation: Sendable {
    let signals: Int
    let states: Int
    /// One after the other: D × K posteriors summed over bins that have the signal, D × K of posterior · x, D × K of
    /// posterior · x², K × K of steps from row to column, K of the chains' first bins.
    var values: [Double]
    /// The sum over the chains, natural logarithm.
    var logLikelihood = 0.0

    init(signals: Int, states: Int) {
        self.signals = signals
        self.states = states
        values = [Double](repeating: 0, count: 3 * signals * states + states * states + states)
    }

    /// Adds other chains.
    mutating func add(_ other: HiddenMarkovExpectation) {
        guard other.values.count == values.count else { return }
        for index in values.indices { values[index] += other.values[index] }
        logLikelihood += other.logLikelihood
    }

    /// The model that these sums make most likely.
    ///
    /// A state that no bin with the signal is in keeps its emission, one that is never left its transitions. Variances are
    /// at least `floor`, one per signal.
    func maximised(_ before: HiddenMarkovModel, floor: [Double]) throws(PrismError) -> HiddenMarkovModel {
        let table = signals * states
        var (means, variances) = (before.means, before.variances)
        for signal in 0..<signals {
            for state in 0..<states {
                let index = signal * states + state
                let weight = values[index]
                guard weight > Self.leastWeight else { continue }
                let mean = values[table + index] / weight
                means[state * signals + signal] = mean
                variances[state * signals + signal] = max(
                    values[2 * table + index] / weight - mean * mean, floor[signal])
            }
        }
        var transitions = before.transitions
        for row in 0..<states {
            let crossings = values[3 * table + row * states..<3 * table + (row + 1) * states]
            let sum = crossings.reduce(0, +)
            guard sum > Self.leastWeight else { continue }
            transitions.replaceSubrange(row * states..<(row + 1) * states, with: crossings.map { $0 / sum })
        }
        let first = values.suffix(states)
        let sum = first.reduce(0, +)
        return try HiddenMarkovModel(
            signals: signals, means: means, variances: variances, transitions: transitions,
            start: sum > 0 ? first.map { $0 / sum } : before.start)
    }

    /// Bins that a state must have in all for its numbers to move.
    private static let leastWeight = 1e-6
}
