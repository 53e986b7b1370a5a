import GenomeData
import PrismModel

/// Finds the words near TSSs whose genes are expressed more, or less, than a model predicts of them.
///
/// One word after the other: that whose genes' mean residual is farthest from 0 in standard errors, among all words of 6 to 8 bases
/// at all places from 300 bases before the TSS to 100 behind it, on the gene's strand or on either; then the effects of all words
/// found are fitted together, and the next is sought in what they leave. It ends where the best is no better than the best of 20
/// searches in residuals that were shuffled among the genes (so one search in some 20 finds a word where there is none), or at 32.
///
/// Genes predicted to be hardly expressed say less: their weight falls with the prediction, in measured standard deviations above
/// the least measured value, to a twentieth at it.
public struct WordSearch {
    /// What one gene brings to it.
    public struct Point: Sendable {
        /// The gene's position in the data set's genes.
        public let gene: Int
        /// Measured expression.
        public let measured: Float
        /// What the model predicts, from all signals and features and whatever it reads of the sequence.
        public let predicted: Float

        /// A gene.
        public init(gene: Int, measured: Float, predicted: Float) {
            (self.gene, self.measured, self.predicted) = (gene, measured, predicted)
        }
    }

    /// Fewer genes are no ground for a search.
    public static let leastGenes = 50
    /// Bases from the TSS on within which words are sought.
    static let places = -300..<100
    private static let mostWords = 32
    private static let shuffles = 20
    private static let leastWithWord = 10
    private static let leastWeight = 0.05

    private let promoters: [PromoterBases]
    private let counts: [WordCounts]
    private let weights: [Double]
    private let residuals: [Double]
    private let cancellation: Cancellation?

    /// Prepares a search; the genes' bases are read.
    ///
    /// - Throws: where there are too few genes, the genome cannot be read, or the work is cancelled.
    public init(
        _ points: [Point], of dataSet: DataSet, cancellation: Cancellation? = nil
    ) throws {
        guard points.count >= Self.leastGenes else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: nil,
                problem:
                    "has \(points.count) measured training genes; words are sought among \(Self.leastGenes) or more"
            )
        }
        let promoters = try points.map {
            try PromoterBases(of: dataSet.genes[$0.gene], at: Self.places, in: dataSet.genome)
        }
        self.init(points, promoters, cancellation: cancellation)
    }

    /// A search among promoters that were read, one for each point.
    init(_ points: [Point], _ promoters: [PromoterBases], cancellation: Cancellation? = nil) {
        self.promoters = promoters
        self.cancellation = cancellation
        counts = WordCounts.all(promoters, at: Self.places)
        let measured = points.map { Double($0.measured) }
        let least = measured.min() ?? 0
        let mean = measured.reduce(0, +) / Double(max(1, measured.count))
        let variance = measured.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, measured.count))
        let deviation = max(variance.squareRoot(), 1e-9)
        let weights = points.map {
            min(1, max(Self.leastWeight, (Double($0.predicted) - least) / deviation))
        }
        self.weights = weights
        residuals = points.map { Double($0.measured) - Double($0.predicted) }
    }

    /// Searches.
    ///
    /// - Returns: the words in the order in which they were found, and the score that a word had to be better than.
    /// - Throws: `PrismError.cancelled`.
    public func run() throws -> (words: [PromoterWord], threshold: Double) {
        var fit = RidgeRegression(residuals, weights: weights)
        let threshold = try chance(fit.residuals)
        var words: [PromoterWord] = []
        while words.count < Self.mostWords {
            guard let word = try best(of: fit.residuals, weights: weights), abs(word.score) > threshold,
                !words.contains(where: { $0.bases == word.bases && $0.starts == word.starts })
            else { break }
            words.append(word)
            fit.add(promoters.map { word.isIn($0) })
            for index in words.indices { words[index].effect = Float(fit.effects[index]) }
        }
        return (words, threshold)
    }

    /// The best score where the genes' residuals, each with its weight, were shuffled among the promoters.
    private func chance(_ residuals: [Double]) throws -> Double {
        var most = 0.0
        for shuffle in 0..<Self.shuffles {
            var random = SplitMix64(seed: 2, stream: UInt64(shuffle))
            let order = random.permutation(of: residuals.count)
            let found = try best(of: order.map { residuals[$0] }, weights: order.map { weights[$0] })
            most = max(most, abs(found?.score ?? 0))
        }
        return most
    }

    private func best(of residuals: [Double], weights: [Double]) throws -> PromoterWord? {
        let total = weights.reduce(0, +)
        let mean = zip(residuals, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
        let centred = residuals.map { $0 - mean }
        let variance = zip(centred, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 } / total
        guard variance > 0 else { return nil }
        var best: PromoterWord?
        for counts in counts {
            if cancellation?.isCancelled == true { throw PrismError.cancelled }
            guard
                let found = counts.best(
                    centred, weights: weights, deviation: variance.squareRoot(), least: Self.leastWithWord)
            else { continue }
            if abs(found.score) > abs(best?.score ?? 0) { best = found }
        }
        return best
    }
}
