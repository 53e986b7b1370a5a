import Files
import PrismModel

/// Efron's percentile bootstrap over genes.
///
/// What is drawn depends on which genes there are, the seed and the number of resamplings alone, not on their order or on what else
/// is told beside them: the same figure of the same genes has the same interval wherever it stands.
struct Bootstrap {
    /// How often genes are drawn; 0 of so few genes that no interval is told.
    let resamplings: Int

    /// Positions among the genes, as their ids sort.
    private let order: [Int]
    private let seed: UInt64
    private let stream: UInt64

    /// Fewer genes have no interval: of two, a resampling is one of them, the other, or both.
    private static let fewest = 3
    /// The share of the resamplings that must have a figure. Percentiles of fewer would be of a choice among them: of correlations
    /// of three to five genes, many resamplings hold fewer than three different ones, and of measurements that are almost all equal
    /// many do not vary.
    private static let leastShare = 0.95

    /// A bootstrap over genes.
    ///
    /// - Parameters:
    ///   - genes: what tells them apart, in the order in which counts are wanted.
    ///   - resamplings: 0 for none.
    ///   - seed: the same seed draws the same genes.
    init(_ genes: [String], resamplings: Int, seed: UInt64 = 2) {
        order = genes.indices.sorted { (genes[$0], $0) < (genes[$1], $1) }
        stream = order.lazy.map { genes[$0] }.joined(separator: "\n").fnv1a
        self.seed = seed
        self.resamplings = genes.count < Self.fewest ? 0 : max(0, resamplings)
    }

    /// Hands over how often each gene is drawn, with replacement, resampling after resampling.
    func draw(_ body: ([Int]) -> Void) {
        var random = SplitMix64(seed: seed, stream: stream)
        for _ in 0..<resamplings {
            var counts = [Int](repeating: 0, count: order.count)
            for _ in order {
                counts[order[Int(random.next().multipliedFullWidth(by: UInt64(order.count)).high)]] += 1
            }
            body(counts)
        }
    }

    /// A figure with the 2.5th and the 97.5th percentile of it over the resamplings that have it, which need not be sorted; without
    /// them where too few do.
    func estimate(_ value: Double?, _ resampled: [Double]) -> Evaluation.Estimate {
        guard value != nil, Double(resampled.count) >= Self.leastShare * Double(resamplings) else {
            return Evaluation.Estimate(value: value)
        }
        let sorted = resampled.sorted()
        return Evaluation.Estimate(
            value: value, low: Self.quantile(sorted, 0.025), high: Self.quantile(sorted, 0.975))
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
