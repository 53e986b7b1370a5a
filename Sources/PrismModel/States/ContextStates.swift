#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The background states of a data set: clusters of its genes' context vectors.
///
/// A gene's context vector is w_1 … w_C, one after the other, of every member of an ensemble. States are found by
/// k-means++ with restarts, their number by the largest mean silhouette unless it is given, and numbered from the
/// largest to the smallest. The same vectors and seed give the same states.
public struct ContextStates: Sendable, Equatable {
    /// How many states there are to be.
    public enum Count: Sendable, Equatable {
        /// The number in a range whose clustering has the largest mean silhouette; the smaller of equals.
        case bySilhouette(ClosedRange<Int>)
        /// This many.
        case given(Int)

        /// 2 … 8 states, by silhouette.
        public static let usual = Count.bySilhouette(2...8)
    }

    /// One centroid per state, in the space of the context vectors.
    public let centroids: VectorTable
    /// The state of every vector, in the order given: the nearest centroid.
    public let labels: [Int]
    /// The mean squared distance of a vector to its state's centroid: what squared distances are scaled by.
    public let spread: Double
    /// The mean silhouette for each number of states that was tried; fewer than two states have none.
    public let silhouettes: [Int: Double]
    /// On how many vectors, drawn by the seed, the number was chosen, silhouettes taken and restarts made; all of them
    /// where there are no more than `largestSample`. The states were then settled on all.
    public let sampled: Int

    /// More vectors than this are not compared pair by pair.
    public static let largestSample = 2000
    /// No more states than this: the atlas has to be read by people.
    public static let mostStates = 32

    /// The number of states k: fewer than asked for where there are not so many different vectors.
    public var count: Int { centroids.count }
    /// The mean silhouette of these states, over the sample; nil for fewer than two.
    public var silhouette: Double? { silhouettes[count] }
    /// How many vectors are in each state.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for label in labels { sizes[label] += 1 }
        return sizes
    }

    /// Finds the states of some vectors.
    ///
    /// - Parameters:
    ///   - vectors: one per gene, any order.
    ///   - wanted: how many states; between 1 and `mostStates`.
    ///   - seed: of the starts and of the sample.
    ///   - restarts: k-means starts for each number of states; the one with the least spread is kept.
    ///   - cancellation: looked at in every round.
    /// - Throws: `PrismError.input` for no vectors or a number of states out of range; `.cancelled`.
    public init(
        learnedFrom vectors: VectorTable, count wanted: Count = .usual, seed: UInt64 = 2, restarts: Int = 10,
        cancellation: Cancellation? = nil
    ) throws(PrismError) {
        let (tried, limits) =
            switch wanted {
            case .given(let count): (count...count, "the number of states is")
            case .bySilhouette(let range): (range, "the numbers of states are")
            }
        guard tried.lowerBound >= 1, tried.upperBound <= Self.mostStates else {
            throw .input(problem: "\(limits) between 1 and \(Self.mostStates)")
        }
        guard vectors.count > 0 else { throw .input(problem: "there are no vectors to cluster") }

        let origin = vectors.mean
        var random = SplitMix64(seed: seed, stream: 0)
        let sample = Self.sample(of: vectors.count, &random)
        let some = vectors.selecting(sample).relative(to: origin)
        let separation = Silhouette(some)
        var best: (silhouette: Double, found: KMeans)?
        var silhouettes: [Int: Double] = [:]
        for clusters in tried {
            // Each number has its own sequence: which others are tried changes nothing.
            var random = SplitMix64(seed: seed, stream: UInt64(clusters))
            let found = try KMeans.best(
                some, clusters: clusters, restarts: restarts, random: &random, cancellation: cancellation)
            let silhouette = separation.mean(found.labels)
            if let silhouette { silhouettes[found.centroids.count] = silhouette }
            let rank = silhouette ?? -.infinity
            if let best, best.silhouette >= rank { continue }
            best = (rank, found)
        }
        guard let best else { throw .input(problem: "there are no vectors to cluster") }
        let settled =
            sample.count < vectors.count
            ? try KMeans(
                settling: vectors, relativeTo: origin, from: best.found.centroids, cancellation: cancellation)
            : best.found
        let order = Self.largestFirst(settled.labels, count: settled.centroids.count)
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        centroids = settled.centroids.selecting(order).relative(to: origin.map { -$0 })
        labels = settled.labels.map { rank[$0] ?? 0 }
        spread = settled.inertia / Double(vectors.count)
        self.silhouettes = silhouettes
        sampled = sample.count
    }

    /// Squared distances of a vector to every centroid; infinite for one of another length.
    public func squaredDistances(of vector: some Collection<Float>) -> [Double] {
        guard vector.count == centroids.dimension else {
            return [Double](repeating: .infinity, count: count)
        }
        // Plain arrays: panels ask in every frame, and the generic ways of going through two collections are slow.
        let values = Array(vector)
        return (0..<count).map { state in
            let centroid = Array(centroids[state])
            var sum = 0.0
            for place in values.indices {
                let difference = Double(values[place]) - Double(centroid[place])
                sum += difference * difference
            }
            return sum
        }
    }

    /// The assignment of a vector: softmax over states of −‖x − centroid‖² / `spread`.
    ///
    /// All to the nearest where states have no spread at all. Sums to 1.
    public func assignment(of vector: some Collection<Float>) -> [Double] {
        let squared = squaredDistances(of: vector)
        guard let least = squared.min(), least.isFinite else {
            return [Double](repeating: 1 / Double(max(1, count)), count: count)
        }
        let weights = squared.map { distance in
            spread > 0 ? exp(-(distance - least) / spread) : distance == least ? 1 : 0
        }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    /// The state whose centroid is nearest, the first of equals; nil for a vector of another length or one that is not
    /// finite.
    public func state(of vector: some Collection<Float>) -> Int? {
        let squared = squaredDistances(of: vector)
        guard let least = squared.min(), least.isFinite else { return nil }
        return squared.firstIndex(of: least)
    }

    /// Numbers of vectors, rising: all, or as many as may be compared pair by pair (Floyd's sampling).
    private static func sample(of count: Int, _ random: inout SplitMix64) -> [Int] {
        guard count > largestSample else { return Array(0..<count) }
        var drawn: Set<Int> = []
        for last in count - largestSample..<count {
            let number = Int(random.next().multipliedFullWidth(by: UInt64(last + 1)).high)
            drawn.insert(drawn.contains(number) ? last : number)
        }
        return drawn.sorted()
    }

    /// Clusters from the largest on; of equals, the one with the earliest vector first.
    private static func largestFirst(_ labels: [Int], count: Int) -> [Int] {
        var sizes = [Int](repeating: 0, count: count)
        var firsts = [Int](repeating: .max, count: count)
        for (index, label) in labels.enumerated() {
            sizes[label] += 1
            firsts[label] = min(firsts[label], index)
        }
        return (0..<count).sorted { (sizes[$1], firsts[$0]) < (sizes[$0], firsts[$1]) }
    }
}
