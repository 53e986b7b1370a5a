import Canvas
import Predictions

/// The mean of every signal in every state: the states' own, or of a segmentation what the bins painted with it hold.
struct Emissions {
    /// Names of the signals.
    let signals: [String]
    /// By state and signal; NaN where it is not known.
    let means: [[Double]]
    /// The signal that has the focus, by position, and how many there are.
    let focused: (place: Int, of: Int)

    init(_ state: ExplorerState, _ along: AdjustedStates) {
        let chain = along.states.chain
        if let found = state.found {
            let names = found.signals
            signals = names
            means = found.genome.entries.map { entry in names.map { entry.means[$0] ?? .nan } }
            focused = (along.signals.firstIndex(of: state.focus) ?? 0, names.count)
        } else {
            signals = along.states.signals.map(\.name)
            means = (0..<chain.states).map { index in
                along.states.signals.indices.map { chain.mean(index, $0) ?? .nan }
            }
            focused = (
                state.input(state.focus).flatMap { along.signals.firstIndex(of: $0) } ?? 0, signals.count
            )
        }
    }

    func mean(_ state: Int, _ signal: Int) -> Double {
        guard means.indices.contains(state), means[state].indices.contains(signal) else { return .nan }
        return means[state][signal]
    }

    /// As many decimals as tell the states apart by a signal.
    func decimals(of signal: Int) -> Int {
        let known = means.indices.map { mean($0, signal) }.filter(\.isFinite)
        return NumberText.decimals(for: (known.max() ?? 0) - (known.min() ?? 0))
    }
}
