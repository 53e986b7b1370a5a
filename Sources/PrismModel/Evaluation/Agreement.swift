/// How well predictions agree with measurements.
public struct Agreement: Sendable, Equatable, Codable {
    /// The number of genes compared.
    public let count: Int
    /// Mean squared error, in squared units of the target.
    public let mse: Double
    /// Mean absolute error, in units of the target.
    public let mae: Double
    /// Pearson's correlation; nil where either side does not vary.
    public let pearson: Double?
    /// Spearman's rank correlation, ties by their mean rank; nil where either side does not vary.
    public let spearman: Double?

    /// Compares pairs of predicted and measured values; nil for none.
    public init?(predicted: [Float], measured: [Float]) {
        let x = zip(predicted, measured).map { Double($0.0) },
            y = zip(predicted, measured).map { Double($0.1) }
        guard !x.isEmpty else { return nil }
        count = x.count
        mse = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(x.count)
        mae = zip(x, y).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(x.count)
        pearson = Self.correlation(x, y)
        spearman = Self.correlation(Self.ranks(x), Self.ranks(y))
    }

    private static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
        let meanX = x.reduce(0, +) / Double(x.count), meanY = y.reduce(0, +) / Double(y.count)
        var xx = 0.0, yy = 0.0, xy = 0.0
        for (a, b) in zip(x, y) {
            xx += (a - meanX) * (a - meanX)
            yy += (b - meanY) * (b - meanY)
            xy += (a - meanX) * (b - meanY)
        }
        let product = xx * yy
        return product > 0 ? xy / product.squareRoot() : nil
    }

    /// Ranks from 1, equal values sharing the mean of theirs.
    static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for index in order[start..<end] { ranks[index] = Double(start + end + 1) / 2 }
            start = end
        }
        return ranks
    }
}
