@testable import PrismModel

/// Chains drawn from a hidden Markov model.
enum SampleChain {
    /// Draws `count` bins; every `missing`-th bin is missing in all signals (0: none).
    static func draw(
        _ model: HiddenMarkovModel, count: Int, seed: UInt64, missing: Int = 0
    ) -> (bins: SignalBins, states: [Int]) {
        var random = SplitMix64(seed: seed)
        func state(_ chances: ArraySlice<Double>) -> Int {
            var left = random.unit()
            for (offset, chance) in chances.enumerated() {
                left -= chance
                if left < 0 { return offset }
            }
            return chances.count - 1
        }
        var (values, states): ([Float], [Int]) = ([], [])
        for bin in 0..<count {
            let now =
                states.last.map { state(model.transitions[$0 * model.states..<($0 + 1) * model.states]) }
                ?? state(model.start[...])
            states.append(now)
            for signal in 0..<model.signals {
                let index = now * model.signals + signal
                let value = model.means[index] + random.normal() * model.variances[index].squareRoot()
                values.append(missing > 0 && bin % missing == 0 ? .nan : Float(value))
            }
        }
        return (SignalBins(signals: model.signals, values: values), states)
    }

    /// States whose signals are given, each staying with the chance `stay`.
    static func model(
        _ means: [[Double]], deviation: Double = 0.12, stay: [Double]
    ) throws -> HiddenMarkovModel {
        let states = means.count
        return try HiddenMarkovModel(
            signals: means[0].count, means: means.flatMap { $0 },
            variances: [Double](repeating: deviation * deviation, count: states * means[0].count),
            transitions: (0..<states * states).map { index in
                let (row, column) = (index / states, index % states)
                return row == column ? stay[row] : (1 - stay[row]) / Double(states - 1)
            },
            start: [Double](repeating: 1 / Double(states), count: states))
    }
}
