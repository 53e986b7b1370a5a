/// Names for states, made of their emissions and of nothing else.
///
/// A signal's level in a state is its place between the lowest and the highest mean of the background states (of all states,
/// where there is but one background state): high from
/// two thirds on, some from one third on, low below, lowest in the bottom tenth. A signal that differs too little between
/// them is not named: by less than `leastDifference`, or where it varies little altogether, as a track in small units does, by
/// less than half its standard deviation within and between them. Where all signals differ and agree, their level alone is named:
/// "all high".
struct StateDescription {
    let names: [String]

    /// A factor of 1.26 on the logarithmic scale.
    private static let leastDifference = 0.1
    private static let leastShare = 0.5

    private enum Level: String {
        case high, some, low, lowest
    }

    /// Describes a model whose first `background` states are the background.
    init(_ model: HiddenMarkovModel, signals: [String], background: Int) {
        // One state alone differs from elements only.
        let compared = background > 1 ? 0..<background : 0..<model.states
        var levels = [[(signal: String, level: Level)]](repeating: [], count: model.states)
        for (signal, name) in signals.enumerated() {
            let means = (0..<model.states).map { model.mean($0, signal) ?? 0 }
            let (low, high) = (means[compared].min() ?? 0, means[compared].max() ?? 0)
            let variances = compared.map { model.variances[$0 * model.signals + signal] }
            let least = Self.least(means: compared.map { means[$0] }, variances: variances)
            guard high > low, high - low >= least else { continue }
            for state in 0..<model.states {
                levels[state].append((name, Self.level((means[state] - low) / (high - low))))
            }
        }
        var names: [String] = []
        for (state, levels) in levels.enumerated() {
            let plain = Self.name(levels, of: signals.count)
            let name = state < background ? plain : "element: \(plain)"
            names.append(names.contains(name) ? "\(name) (S\(state + 1))" : name)
        }
        self.names = names
    }

    /// The least difference that is named of a signal with such means and variances in the states compared.
    private static func least(means: [Double], variances: [Double]) -> Double {
        let count = Double(max(1, means.count))
        let mean = means.reduce(0, +) / count
        let variance = zip(means, variances).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) + $1.1 } / count
        return min(leastDifference, leastShare * variance.squareRoot())
    }

    private static func level(_ place: Double) -> Level {
        place >= 2.0 / 3 ? .high : place >= 1.0 / 3 ? .some : place >= 0.1 ? .low : .lowest
    }

    /// What the highest level is and which signals have it; `count` signals there are in all.
    private static func name(_ levels: [(signal: String, level: Level)], of count: Int) -> String {
        guard let first = levels.first?.level else { return "no signal differs" }
        if count > 1, levels.count == count, levels.allSatisfy({ $0.level == first }) {
            return "all \(first.rawValue)"
        }
        let told =
            [Level.high, .some, .low].first { level in levels.contains { $0.level == level } } ?? .lowest
        return levels.filter { $0.level == told }.map { "\(told.rawValue) \($0.signal)" }.joined(
            separator: ", ")
    }
}
