/// The distribution of a continuous background's effect over genes.
struct EffectDistribution: Sendable {
    /// In rising order.
    private let values: [Double]
    /// Of the values from each on.
    private let sums: [Double]

    init(_ values: [Double]) {
        self.values = values.sorted()
        var sum = 0.0
        var sums = [0.0]
        for value in self.values.reversed() {
            sum += value
            sums.append(sum)
        }
        self.sums = sums.reversed()
    }

    /// E[max(0, base + γ)].
    func meanAboveZero(_ base: Double) -> Double {
        guard !values.isEmpty else { return max(0, base) }
        // The first value that lifts the base above 0.
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if base + values[middle] > 0 { high = middle } else { low = middle + 1 }
        }
        return (Double(values.count - low) * base + sums[low]) / Double(values.count)
    }
}
