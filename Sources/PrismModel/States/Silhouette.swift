/// How well clusters are told apart (Rousseeuw 1987): for each vector, a is its mean distance to its own cluster and b
/// to the nearest other; the silhouette is the mean of (b − a) / max(a, b), between −1 and 1.
struct Silhouette {
    /// n × n Euclidean distances.
    private let distances: [Float]
    private let count: Int

    /// Measures all pairs once, for any number of clusterings: O(n²) of memory.
    init(_ points: VectorTable) {
        count = points.count
        var pairs = SquaredDistances(points, to: points)
        pairs.takeRoots()
        distances = pairs.values
    }

    /// The mean silhouette of a clustering; nil for fewer than two clusters.
    ///
    /// A vector alone in its cluster counts 0, as does one of clusters that coincide.
    func mean(_ labels: [Int]) -> Double? {
        let clusters = (labels.max() ?? -1) + 1
        guard clusters > 1, labels.count == count else { return nil }
        var sizes = [Int](repeating: 0, count: clusters)
        for label in labels { sizes[label] += 1 }
        var total = 0.0
        distances.withUnsafeBufferPointer { distances in
            labels.withUnsafeBufferPointer { labels in
                var sums = [Double](repeating: 0, count: clusters)
                for row in 0..<count where sizes[labels[row]] > 1 {
                    for cluster in 0..<clusters { sums[cluster] = 0 }
                    sums.withUnsafeMutableBufferPointer { sums in
                        for other in 0..<count {
                            sums[labels[other]] += Double(distances[row * count + other])
                        }
                    }
                    let own = labels[row]
                    let a = sums[own] / Double(sizes[own] - 1)
                    var b = Double.infinity
                    for cluster in 0..<clusters where cluster != own && sizes[cluster] > 0 {
                        b = min(b, sums[cluster] / Double(sizes[cluster]))
                    }
                    if b.isFinite, max(a, b) > 0 { total += (b - a) / max(a, b) }
                }
            }
        }
        return total / Double(max(1, count))
    }
}
