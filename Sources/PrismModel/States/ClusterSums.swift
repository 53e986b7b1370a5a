/// Sums of the vectors of each cluster, added in double precision from block to block.
struct ClusterSums {
    /// Clusters × dimension.
    private var sums: [Double]
    private var sizes: [Int]
    private let dimension: Int

    init(clusters: Int, dimension: Int) {
        sums = [Double](repeating: 0, count: clusters * dimension)
        sizes = [Int](repeating: 0, count: clusters)
        self.dimension = dimension
    }

    /// The sums over some vectors.
    init(_ points: VectorTable, labels: [Int], clusters: Int) {
        self.init(clusters: clusters, dimension: points.dimension)
        add(points, labels: labels)
    }

    /// Adds some vectors, each to the cluster of its label: one matrix product with who is in which.
    mutating func add(_ points: VectorTable, labels: [Int]) {
        let clusters = sizes.count
        var members = [Float](repeating: 0, count: labels.count * clusters)
        for (row, label) in labels.enumerated() {
            members[row * clusters + label] = 1
            sizes[label] += 1
        }
        var some = [Float](repeating: 0, count: clusters * dimension)
        members.withUnsafeBufferPointer { a in
            points.values.withUnsafeBufferPointer { b in
                some.withUnsafeMutableBufferPointer { c in
                    guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
                    Kernels.preferred.multiply(
                        rows: clusters, columns: dimension, inner: labels.count, a, lda: clusters, b,
                        ldb: dimension, into: c, ldc: dimension, transposed: .left)
                }
            }
        }
        for index in sums.indices { sums[index] += Double(some[index]) }
    }

    /// The mean of a cluster; nil for one without vectors.
    func mean(_ cluster: Int) -> [Float]? {
        guard sizes[cluster] > 0 else { return nil }
        let size = Double(sizes[cluster])
        return sums[cluster * dimension..<(cluster + 1) * dimension].map { Float($0 / size) }
    }
}
