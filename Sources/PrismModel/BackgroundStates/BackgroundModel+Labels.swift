extension BackgroundModel {
    /// The variance of a label: so little that a bin with a label is in its state.
    private static let labelVariance = 0.01

    /// States that are given as labels of bins instead of learned: those of a segmentation.
    ///
    /// The number of a bin's label stands in for a signal, so that bins without one (promoters, elements) get their state
    /// from the bins around them as in learned states.
    ///
    /// - Parameters:
    ///   - names: one per state, all of them background.
    ///   - lengths: the expected length of a stretch of each, in bases, at least `shortestStretch`.
    ///   - changes: how often the row's state is followed by the column's, n × n; the diagonal is not looked at.
    ///   - file: where the labels come from.
    ///   - binSize: bases of a bin, above 0.
    ///   - margin: bases around a TSS in which there is no label.
    /// - Throws: `PrismError.input` where there are no states, more than a model takes, or numbers do not fit.
    public init(
        labels names: [String], lengths: [Double], changes: [Double], file: String,
        binSize: Int = usualBinSize, margin: Int = usualMargin
    ) throws(PrismError) {
        let count = names.count
        guard (1...HiddenMarkovModel.mostStates).contains(count) else {
            throw .input(
                problem:
                    "\(file): \(count) states have segments that last \(Self.shortestStretch) bases or more in the "
                    + "mean; expected 1 … \(HiddenMarkovModel.mostStates)")
        }
        guard lengths.count == count, changes.count == count * count, binSize > 0,
            lengths.allSatisfy({ $0.isFinite && $0 >= Double(max(Self.shortestStretch, binSize)) }),
            changes.allSatisfy({ $0.isFinite && $0 >= 0 })
        else { throw .input(problem: "lengths and changes do not fit \(count) lasting states") }
        var transitions: [Double] = []
        for row in 0..<count {
            let leave = count > 1 ? Double(binSize) / lengths[row] : 0
            // One of each is added: what did not occur may.
            let others = (0..<count).map { $0 == row ? 0 : changes[row * count + $0] + 1 }
            let sum = max(1, others.reduce(0, +))
            transitions += others.enumerated().map { $0 == row ? 1 - leave : leave * $1 / sum }
        }
        let chain = try HiddenMarkovModel(
            signals: 1, means: (0..<count).map(Double.init),
            variances: [Double](repeating: Self.labelVariance, count: count), transitions: transitions,
            start: [Double](repeating: 1 / Double(count), count: count))
        try self.init(
            ordered: chain,
            signals: [Signal(name: file, scale: 1, transform: "none", unit: "number of the state")],
            binSize: binSize, margin: margin, names: names,
            prior: [Double](repeating: 1 / Double(count), count: count))
    }
}
