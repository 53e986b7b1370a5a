/// Fair shares of what several players achieve together (Shapley 1953).
public enum ShapleyValues {
    /// Beyond, 2^n sets of players are too many to ask for.
    public static let mostPlayers = 8

    /// The Shapley value of each player: φ_i = Σ_{T ∌ i} |T|! (n − |T| − 1)! / n! · (v(T ∪ i) − v(T)), T over the sets of
    /// the other players. Exact: they add up to v of all players less v of none.
    ///
    /// - Parameters:
    ///   - players: n, at most `mostPlayers`.
    ///   - value: v of a set, given by the players' bits, bit i for player i; nil where it is not known.
    /// - Returns: n values; nil where a v is not known, or players are too many.
    public static func of(players: Int, _ value: (_ present: Int) -> Double?) -> [Double]? {
        guard (0...mostPlayers).contains(players) else { return nil }
        var values: [Double] = []
        for present in 0..<(1 << players) {
            guard let known = value(present) else { return nil }
            values.append(known)
        }
        var factorial = [1.0]
        for n in 1...max(1, players) { factorial.append(factorial[n - 1] * Double(n)) }
        return (0..<players).map { player in
            let bit = 1 << player
            return values.indices.filter { $0 & bit == 0 }.reduce(0) { sum, others in
                let count = others.nonzeroBitCount
                let weight = factorial[count] * factorial[players - count - 1] / factorial[players]
                return sum + weight * (values[others | bit] - values[others])
            }
        }
    }
}
