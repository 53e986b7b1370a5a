import PrismModel

/// Efron's percentile bootstrap over genes.
enum Bootstrap {
    /// How often each of `count` genes is drawn in `count` draws with replacement.
    static func draw(_ count: Int, _ random: inout SplitMix64) -> [Int] {
        var counts = [Int](repeating: 0, count: count)
        for _ in 0..<count {
            counts[Int(random.next().multipliedFullWidth(by: UInt64(count)).high)] += 1
        }
        return counts
    }

    /// A figure with the 2.5th and the 97.5th percentile of it over resamplings, which need not be sorted.
    static func estimate(_ value: Double?, _ resampled: [Double]) -> Evaluation.Estimate {
        let sorted = resampled.sorted()
        return Evaluation.Estimate(
            value: value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975))
    }

    /// The quantile of sorted values by linear interpolation; nil of none.
    private static func quantile(_ sorted: [Double], _ fraction: Double) -> Double? {
        guard let last = sorted.last else { return nil }
        let position = fraction * Double(sorted.count - 1)
        let index = Int(position)
        guard index + 1 < sorted.count else { return last }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}
