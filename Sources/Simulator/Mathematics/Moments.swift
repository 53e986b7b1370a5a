/// Sums for means, deviations and correlations.
///
/// Plain loops in a fixed order: the same on every machine.
struct Moments {
    let values: [Double]

    init(_ values: [Double]) { self.values = values }

    /// NaN without values.
    var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// Mean squared deviation from the mean.
    var variance: Double {
        let mean = mean
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }

    /// Square root of the variance.
    var deviation: Double { variance.squareRoot() }

    var meanAndDeviation: (mean: Double, deviation: Double) { (mean, deviation) }

    /// Mean product of deviations.
    func covariance(_ other: Moments) -> Double {
        let (a, b) = (mean, other.mean)
        return zip(values, other.values).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / Double(values.count)
    }

    /// Pearson's r; NaN when either side does not vary, and of fewer than three values.
    func correlation(_ other: Moments) -> Double {
        values.count < 3 ? .nan : covariance(other) / (deviation * other.deviation)
    }

    /// The middle value; NaN without values.
    var median: Double {
        guard !values.isEmpty else { return .nan }
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// The values less the mean of their group.
    func centred(by groups: [Int]) -> Moments {
        var sums: [Int: (sum: Double, count: Double)] = [:]
        for (value, group) in zip(values, groups) {
            let old = sums[group] ?? (0, 0)
            sums[group] = (old.sum + value, old.count + 1)
        }
        return Moments(
            zip(values, groups).map { value, group in
                guard let group = sums[group] else { return value }
                return value - group.sum / group.count
            })
    }
}
