/// How some values are distributed.
public struct ValueDistribution: Sendable, Equatable, Codable {
    /// How many values there are.
    public let count: Int
    /// The arithmetic mean.
    public let mean: Double
    /// The smallest value, the quartiles by linear interpolation, and the largest.
    public let quantiles: [Double]
    /// How many values fall into each of equal parts of a range.
    public let histogram: [Int]

    /// The smallest value.
    public var minimum: Double { quantiles[0] }
    /// The first quartile.
    public var lowerQuartile: Double { quantiles[1] }
    /// The median.
    public var median: Double { quantiles[2] }
    /// The third quartile.
    public var upperQuartile: Double { quantiles[3] }
    /// The largest value.
    public var maximum: Double { quantiles[4] }

    /// Nil for no finite values; others are passed over.
    ///
    /// - Parameters:
    ///   - values: any order.
    ///   - range: of the histogram, so that several compare; values outside count in its outermost bins. Nil: from the
    ///     smallest value to the largest.
    ///   - bins: of the histogram, at least 1.
    public init?(_ values: some Sequence<Float>, range: ClosedRange<Double>? = nil, bins: Int = 16) {
        let sorted = values.filter(\.isFinite).map(Double.init).sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        count = sorted.count
        mean = sorted.reduce(0, +) / Double(sorted.count)
        quantiles = [0, 0.25, 0.5, 0.75, 1].map { fraction in
            let position = fraction * Double(sorted.count - 1)
            let index = min(Int(position), sorted.count - 1)
            let next = min(index + 1, sorted.count - 1)
            return sorted[index] + (position - Double(index)) * (sorted[next] - sorted[index])
        }
        let range = range ?? first...last
        let width = range.upperBound - range.lowerBound
        var histogram = [Int](repeating: 0, count: max(1, bins))
        for value in sorted {
            let share = width > 0 ? min(1, max(0, (value - range.lowerBound) / width)) : 0
            histogram[min(histogram.count - 1, Int(share * Double(histogram.count)))] += 1
        }
        self.histogram = histogram
    }
}
