/// Sums over bins of one width.
struct BinSums {
    private let length: Int
    private let width: Int
    private var sums: [Double]
    private var covered: [Int32]

    init(length: Int, width: Int) {
        self.length = length
        self.width = width
        let count = length / width + (length % width > 0 ? 1 : 0)
        sums = [Double](repeating: 0, count: count)
        covered = [Int32](repeating: 0, count: count)
    }

    /// Adds `level` on the bases `from ..< to`, which lie within the length.
    mutating func add(_ level: Double, _ from: Int, _ to: Int) {
        var start = from
        while start < to {
            let bin = start / width
            let end = min(to, (bin + 1) * width)
            sums[bin] += level * Double(end - start)
            covered[bin] &+= Int32(truncatingIfNeeded: end - start)
            start = end
        }
    }

    func means(least: Double) -> [Float] {
        sums.indices.map { bin in
            let bases = min(width, length - bin * width)
            guard covered[bin] > 0, Double(covered[bin]) >= least * Double(bases) else { return .nan }
            return Float(sums[bin] / Double(covered[bin]))
        }
    }
}
