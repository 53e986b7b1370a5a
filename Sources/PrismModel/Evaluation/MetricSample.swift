/// Pairs of measured and predicted values, prepared so that metrics of any resampling take linear time.
///
/// A resampling is how often each pair is drawn: ranks with ties follow from one sort and the counts.
package struct MetricSample: Sendable {
    package let measured: [Double]
    package let predicted: [Double]
    private let measuredOrder: [Int]
    private let predictedOrder: [Int]

    package init(measured: [Double], predicted: [Double]) {
        self.measured = measured
        self.predicted = predicted
        measuredOrder = measured.indices.sorted { measured[$0] < measured[$1] }
        predictedOrder = predicted.indices.sorted { predicted[$0] < predicted[$1] }
    }

    /// The fewest pairs that have a correlation: two always lie on a line.
    private static let fewest = 3

    /// The metrics where pair i counts `counts[i]` times; nil for a correlation of fewer than three pairs that count, or of fewer than
    /// two different values.
    package func metrics(_ counts: [Int]) -> [Metric: Double?] {
        var total = 0.0
        var squares = 0.0
        var absolutes = 0.0
        for index in counts.indices where counts[index] > 0 {
            let weight = Double(counts[index])
            let error = predicted[index] - measured[index]
            total += weight
            squares += weight * error * error
            absolutes += weight * abs(error)
        }
        let ranks = (
            Self.ranks(measured, measuredOrder, counts), Self.ranks(predicted, predictedOrder, counts)
        )
        return [
            .mse: total > 0 ? squares / total : nil, .mae: total > 0 ? absolutes / total : nil,
            .pearson: Self.correlation(measured, predicted, counts),
            .spearman: Self.correlation(ranks.0, ranks.1, counts),
        ]
    }

    /// Mid-ranks of weighted values: a run of ties from rank a to b has rank (a + b) / 2.
    private static func ranks(_ values: [Double], _ order: [Int], _ counts: [Int]) -> [Double] {
        var ranks = [Double](repeating: 0, count: values.count)
        var below = 0
        var start = 0
        while start < order.count {
            var end = start
            var tied = 0
            while end < order.count, values[order[end]] == values[order[start]] {
                tied += counts[order[end]]
                end += 1
            }
            let rank = Double(below) + (Double(tied) + 1) / 2
            for position in start..<end { ranks[order[position]] = rank }
            below += tied
            start = end
        }
        return ranks
    }

    /// Weighted Pearson correlation, about the means.
    private static func correlation(_ x: [Double], _ y: [Double], _ counts: [Int]) -> Double? {
        var total = 0.0
        var (sumX, sumY) = (0.0, 0.0)
        for index in counts.indices {
            let weight = Double(counts[index])
            total += weight
            sumX += weight * x[index]
            sumY += weight * y[index]
        }
        guard counts.count(where: { $0 > 0 }) >= fewest else { return nil }
        let (meanX, meanY) = (sumX / total, sumY / total)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for index in counts.indices where counts[index] > 0 {
            let weight = Double(counts[index])
            let (dx, dy) = (x[index] - meanX, y[index] - meanY)
            xx += weight * dx * dx
            yy += weight * dy * dy
            xy += weight * dx * dy
        }
        // Equal values leave rounding behind, not an exact 0.
        let scale = total * 1e-24
        guard xx > scale * max(1, meanX * meanX), yy > scale * max(1, meanY * meanY) else { return nil }
        return min(1, max(-1, xy / (xx * yy).squareRoot()))
    }
}
