/// Where a hidden Markov model starts from: clusters of single bins, whatever their order.
///
/// k-means++ and 20 steps of Lloyd's; a bin that is missing in a signal counts as the signal's mean there, and bins
/// missing in all signals are passed over.
struct BinClusters {
    /// The bins to cluster, each with a value in every signal.
    private let points: VectorTable
    /// The mean of every signal over the bins that have it.
    let means: [Double]
    /// The variance of every signal over the bins that have it.
    let variances: [Double]

    /// The most bins that are clustered; of more, every so-manieth is taken.
    private static let mostBins = 20_000
    private static let lloydSteps = 20
    /// The chance to stay in a state before anything is learned.
    private static let stay = 0.98

    /// Gathers the bins of some chains, all of as many signals. There is at least one bin with a value.
    init(_ chains: [SignalBins], signals: Int, present: Int) {
        var moments = SignalMoments(signals: signals)
        for chain in chains { moments.add(chain) }
        (means, variances) = (moments.means, moments.variances)
        let substitutes = means.map { Float($0) }
        let every = max(1, (present + Self.mostBins - 1) / Self.mostBins)
        var points = VectorTable(dimension: signals)
        points.reserve(present / every + 1)
        var met = 0
        for chain in chains {
            for row in 0..<chain.count {
                let values = chain.values[row * signals..<(row + 1) * signals]
                guard values.contains(where: { !$0.isNaN }) else { continue }
                if met % every == 0 {
                    points.add(zip(values, substitutes).map { $0.isNaN ? $1 : $0 })
                }
                met += 1
            }
        }
        self.points = points
    }

    /// A model to start from; nil where there are not so many different bins.
    func model(states: Int, floor: [Double], random: inout SplitMix64) throws(PrismError)
        -> HiddenMarkovModel?
    {
        let clusters = try KMeans.best(
            points, clusters: states, restarts: 1, rounds: Self.lloydSteps, random: &random, cancellation: nil
        )
        guard clusters.centroids.count == states else { return nil }
        let signals = points.dimension
        var squares = [Double](repeating: 0, count: states * signals)
        var sizes = [Int](repeating: 0, count: states)
        for (row, state) in clusters.labels.enumerated() {
            sizes[state] += 1
            for (signal, (value, centre)) in zip(points[row], clusters.centroids[state]).enumerated() {
                squares[state * signals + signal] += Double((value - centre) * (value - centre))
            }
        }
        let away = states > 1 ? (1 - Self.stay) / Double(states - 1) : 0
        return try HiddenMarkovModel(
            signals: signals,
            means: (0..<states).flatMap { clusters.centroids[$0].map(Double.init) },
            variances: squares.indices.map { index in
                max(squares[index] / Double(max(1, sizes[index / signals])), floor[index % signals])
            },
            transitions: (0..<states * states).map {
                states == 1 ? 1 : $0 / states == $0 % states ? Self.stay : away
            },
            start: [Double](repeating: 1 / Double(states), count: states))
    }
}
