extension BackgroundModel {
    /// P: the mean assignment of genes.
    ///
    /// - Parameter assignments: one probability per background state and gene.
    /// - Returns: one per background state, summing to 1; nil of no genes.
    public static func prior(of assignments: some Sequence<[Float]>) -> [Double]? {
        var sums: [Double] = []
        for assignment in assignments {
            if sums.isEmpty { sums = [Double](repeating: 0, count: assignment.count) }
            for (state, share) in zip(sums.indices, assignment) { sums[state] += Double(share) }
        }
        let total = sums.reduce(0, +)
        return total > 0 ? sums.map { $0 / total } : nil
    }

    /// Where g starts: each state's mean of the measured expression, genes counting as far as they lie in it, less the mean
    /// of these means under the prior.
    ///
    /// - Parameters:
    ///   - assignments: of the training genes.
    ///   - targets: their measured expression.
    /// - Returns: one per background state, 0 for one in which no gene lies.
    public func startingEffects(_ assignments: [[Float]], targets: [Float]) -> [Float] {
        var sums = [Double](repeating: 0, count: backgroundStates)
        var counts = sums
        for (assignment, target) in zip(assignments, targets) {
            for (state, share) in zip(sums.indices, assignment) {
                sums[state] += Double(share) * Double(target)
                counts[state] += Double(share)
            }
        }
        let total = counts.reduce(0, +)
        let overall = total > 0 ? sums.reduce(0, +) / total : 0
        // So few that their mean says nothing: as if it were that of all genes.
        let means = sums.indices.map { counts[$0] > 1e-6 ? sums[$0] / counts[$0] : overall }
        let centre = zip(prior, means).reduce(0) { $0 + $1.0 * $1.1 }
        return means.map { Float($0 - centre) }
    }
}
