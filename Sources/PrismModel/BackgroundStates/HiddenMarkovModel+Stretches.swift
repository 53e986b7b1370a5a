extension HiddenMarkovModel {
    /// The share of bins in each state in the long run.
    public var longRun: [Double] {
        var shares = [Double](repeating: 1 / Double(states), count: states)
        for _ in 0..<Self.mostRounds {
            var next = [Double](repeating: 0, count: states)
            for row in 0..<states {
                for column in 0..<states {
                    next[column] += shares[row] * transitions[row * states + column]
                }
            }
            // Half of each: a chain that alternates settles too.
            let moved = zip(shares, next).map { ($0 + $1) / 2 }
            let change = zip(shares, moved).reduce(0) { $0 + abs($1.0 - $1.1) }
            shares = moved
            if change < 1e-12 { break }
        }
        return shares
    }

    private static let mostRounds = 20_000

    /// The same model of chains that start anywhere: a first bin is in each state as often as any bin is in the long run. Learned
    /// starts tell of the few contigs learned from how they happened to begin, and of others nothing.
    public func startingAnywhere() throws(PrismError) -> HiddenMarkovModel {
        let shares = longRun
        let sum = shares.reduce(0, +)
        return try HiddenMarkovModel(
            signals: signals, means: means, variances: variances, transitions: transitions,
            start: shares.map { $0 / sum })
    }

    /// How many bins a stretch within any of some states is expected to last.
    func expectedBins(within some: [Int], longRun: [Double]) -> Double {
        var (inside, leaving) = (0.0, 0.0)
        for state in some {
            inside += longRun[state]
            let stays = some.reduce(0) { $0 + transitions[state * states + $1] }
            leaving += longRun[state] * max(0, 1 - stays)
        }
        return inside > 0 ? inside / max(leaving, inside * 1e-12) : 0
    }

    /// Whether two or three states that each last less than `shortest` bins last longer together: one lasting state that
    /// has come apart into shades that alternate.
    func isSplit(shortest: Double) -> Bool {
        let shares = longRun
        let brief = (0..<states).filter { expectedBins(within: [$0], longRun: shares) < shortest }
        for (place, first) in brief.enumerated() {
            for second in brief[(place + 1)...] {
                if expectedBins(within: [first, second], longRun: shares) >= shortest { return true }
                for third in brief[(place + 1)...] where third > second {
                    if expectedBins(within: [first, second, third], longRun: shares) >= shortest {
                        return true
                    }
                }
            }
        }
        return false
    }
}
