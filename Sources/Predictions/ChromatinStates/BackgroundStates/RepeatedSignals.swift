/// Signals that repeat one before them bin for bin: DNase beside ATAC of the same cells, or one experiment mapped twice.
///
/// States take signals for independent where the state is known. Of one thing measured twice, what varies within a state counts
/// twice, and states are spent on it instead of on the background. Whether two signals are that shows in their steps from each bin
/// to the next, in which the states hardly take part, as they last for many bins: signals of which states are all that they share
/// have steps that do not correlate.
struct RepeatedSignals {
    /// The position of each repeated signal, with that of the first signal that it repeats, which repeats none itself.
    private(set) var originals: [Int: Int] = [:]

    /// The correlation of steps from which on two signals are taken for one.
    static let least = 0.7
    /// Fewer steps in both say nothing.
    private static let fewestSteps = 100

    /// Looks for them.
    ///
    /// - Parameter columns: the bins of each signal, one array per contig, as long on each contig for all signals that have
    ///   data there; missing bins are NaN.
    init(_ columns: [[[Float]]]) {
        for signal in columns.indices {
            originals[signal] = columns.indices.prefix(signal).first { other in
                originals[other] == nil && Self.correlation(columns[other], columns[signal]) >= Self.least
            }
        }
    }

    /// Pearson's correlation of two signals' steps; 0 where there are too few, or one signal has none but 0.
    private static func correlation(_ first: [[Float]], _ second: [[Float]]) -> Double {
        var (count, products, firstSquares, secondSquares) = (0, 0.0, 0.0, 0.0)
        for (one, other) in zip(first, second) {
            for bin in 1..<max(1, min(one.count, other.count)) {
                let step = Double(one[bin] - one[bin - 1]), otherStep = Double(other[bin] - other[bin - 1])
                let product = step * otherStep
                guard !product.isNaN else { continue }
                count += 1
                products += product
                firstSquares += step * step
                secondSquares += otherStep * otherStep
            }
        }
        let scale = (firstSquares * secondSquares).squareRoot()
        // Steps add up to what the contig's ends differ by, so that their mean is 0 as good as always.
        return count >= fewestSteps && scale > 0 ? products / scale : 0
    }
}
