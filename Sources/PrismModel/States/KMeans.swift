/// Lloyd's k-means from k-means++ seeds (Arthur and Vassilvitskii 2007).
struct KMeans {
    /// Clusters × dimension. Fewer than asked for where there are not so many different vectors.
    private(set) var centroids: VectorTable
    /// The nearest centroid of every vector.
    private(set) var labels: [Int]
    /// The squared distance of every vector to its centroid.
    private(set) var squared: [Float]

    /// The sum of squared distances to the centroids: what is minimised.
    var inertia: Double { squared.reduce(0) { $0 + Double($1) } }

    private static let mostRounds = 100

    /// The best of several starts, of `rounds` rounds at most each. `points` is not empty, `clusters` at least 1.
    static func best(
        _ points: VectorTable, clusters: Int, restarts: Int, rounds: Int = mostRounds,
        random: inout SplitMix64, cancellation: Cancellation?
    ) throws(PrismError) -> KMeans {
        var best: KMeans?
        for _ in 0..<max(1, restarts) {
            let seeds = seeds(points, clusters: clusters, &random)
            let found = try KMeans(points, from: seeds, rounds: rounds, cancellation: cancellation)
            if let best, best.inertia <= found.inertia { continue }
            best = found
        }
        guard let best else { throw .input(problem: "there are no vectors to cluster") }
        return best
    }

    /// Moves centroids from where they are until no vector changes its cluster, or for as many rounds.
    init(
        _ points: VectorTable, from start: VectorTable, rounds: Int = mostRounds, cancellation: Cancellation?
    ) throws(PrismError) {
        centroids = start
        labels = []
        squared = []
        for _ in 0..<rounds {
            if cancellation?.isCancelled == true { throw .cancelled }
            let before = labels
            assign(points)
            if labels == before { break }
            centroids = means(points)
        }
        dropEmpty()
    }

    /// As `init(_:from:cancellation:)`, for vectors that are given as they are and taken relative to `origin` some at a
    /// time: no copy of all is made.
    init(
        settling vectors: VectorTable, relativeTo origin: [Float], from start: VectorTable,
        cancellation: Cancellation?
    ) throws(PrismError) {
        centroids = start
        labels = []
        squared = []
        for _ in 0..<Self.mostRounds {
            let before = labels
            var sums = ClusterSums(clusters: centroids.count, dimension: centroids.dimension)
            labels = []
            squared = []
            for first in stride(from: 0, to: vectors.count, by: Self.block) {
                if cancellation?.isCancelled == true { throw .cancelled }
                let points = vectors.selecting(first..<min(first + Self.block, vectors.count))
                    .relative(to: origin)
                let distances = SquaredDistances(points, to: centroids)
                let nearest = (0..<points.count).map { distances.nearest($0) }
                labels += nearest.map(\.index)
                squared += nearest.map(\.squared)
                sums.add(points, labels: nearest.map(\.index))
            }
            if labels == before { break }
            var moved = VectorTable(dimension: centroids.dimension)
            for cluster in 0..<centroids.count { moved.add(sums.mean(cluster) ?? Array(centroids[cluster])) }
            centroids = moved
        }
        dropEmpty()
    }

    private static let block = 1024

    private mutating func assign(_ points: VectorTable) {
        let distances = SquaredDistances(points, to: centroids)
        let nearest = (0..<points.count).map { distances.nearest($0) }
        labels = nearest.map(\.index)
        squared = nearest.map(\.squared)
    }

    /// The mean of every cluster. One without vectors moves to the vector that is farthest from its own centroid.
    private func means(_ points: VectorTable) -> VectorTable {
        let (clusters, dimension) = (centroids.count, centroids.dimension)
        let sums = ClusterSums(points, labels: labels, clusters: clusters)
        var moved = VectorTable(dimension: dimension)
        var taken: Set<Int> = []
        for cluster in 0..<clusters {
            if let mean = sums.mean(cluster) {
                moved.add(mean)
            } else {
                let free = labels.indices.filter { !taken.contains($0) }
                let farthest = free.max { squared[$0] < squared[$1] } ?? 0
                taken.insert(farthest)
                moved.add(Array(points[farthest]))
            }
        }
        return moved
    }

    /// Clusters that no vector is nearest to are none.
    private mutating func dropEmpty() {
        let used = Set(labels).sorted()
        guard used.count < centroids.count else { return }
        let number = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        centroids = centroids.selecting(used)
        labels = labels.map { number[$0] ?? 0 }
    }

    /// Vectors far from each other: each is drawn with a chance in proportion to its squared distance to those drawn
    /// before. Fewer where no vector differs from those.
    private static func seeds(
        _ points: VectorTable, clusters: Int, _ random: inout SplitMix64
    ) -> VectorTable {
        let first = Int(random.next().multipliedFullWidth(by: UInt64(points.count)).high)
        var seeds = points.selecting([first])
        var squared = SquaredDistances(points, to: seeds).values
        while seeds.count < clusters {
            let total = squared.reduce(0) { $0 + Double($1) }
            guard total > 0 else { break }
            var left = random.unit() * total
            let last = squared.lastIndex { $0 > 0 } ?? 0
            var drawn = last
            for (index, weight) in squared.enumerated() where weight > 0 {
                left -= Double(weight)
                if left < 0 {
                    drawn = index
                    break
                }
            }
            let seed = points.selecting([drawn])
            seeds.add(Array(points[drawn]))
            let distances = SquaredDistances(points, to: seed).values
            for index in squared.indices { squared[index] = min(squared[index], distances[index]) }
        }
        return seeds
    }
}
