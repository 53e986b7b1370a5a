/// What each input contributes to one gene's prediction, in the unit of the prediction.
///
/// The baseline has no bases (rows of zeros), signals that are 0 or the data set's means, and the gene's own features:
/// features are held, and get no share.
public struct Attribution: Sendable, Equatable {
    /// The method by which the shares were found.
    public let method: AttributionMethod
    /// The prediction of the window as it is.
    public let prediction: Double
    /// The prediction of the baseline.
    public let baseline: Double
    /// L values: what the base at each position contributes. With occlusion the mean over the stretches that cover the
    /// position.
    public let bases: [Float]
    /// L × S values, row-major: what each signal contributes at each position; likewise.
    public let signals: [Float]
    /// L × 4 values, row-major, A C G T: hypothetical contributions, what each base would contribute where another stands,
    /// as TF-MoDISco takes them; that of the window's own base is in `bases` too. With occlusion 0 for other bases. Nil
    /// where they were not asked for.
    public let letters: [Float]?

    /// Contributions that were had otherwise, from another program say; arrays of L and L × S values,
    /// and of L × 4 if any.
    public init(
        method: AttributionMethod, prediction: Double, baseline: Double, bases: [Float], signals: [Float],
        letters: [Float]? = nil
    ) {
        self.method = method
        self.prediction = prediction
        self.baseline = baseline
        self.bases = bases
        self.signals = signals
        self.letters = letters
    }

    /// What some of the contributions come to: their sum; with occlusion, of which each base has what its whole stretch does,
    /// each counts as its share of the stretch.
    public func sum(_ values: [Float]) -> Double {
        values.reduce(0) { $0 + Double($1) } / Double(method.basesPerValue(length: bases.count))
    }

    /// What all contributions come to.
    public var total: Double { sum(bases) + sum(signals) }

    /// What the contributions leave unexplained: prediction − baseline − total. Near 0 for integrated gradients of
    /// enough steps; for gradient × input, how far the model is from linear. Nil for occlusion, which does not add up.
    public var residual: Double? {
        if case .occlusion = method { return nil }
        return prediction - baseline - total
    }
}

extension Attribution {
    /// The mean over models of what their inputs contribute; nil for none. All of one method and shape.
    static func mean(_ members: [Attribution]) -> Attribution? {
        guard let first = members.first, members.count > 1 else { return members.first }
        let count = Double(members.count)
        func mean(_ values: (Attribution) -> [Float]) -> [Float] {
            var sums = [Double](repeating: 0, count: values(first).count)
            for member in members {
                for (index, value) in values(member).enumerated() { sums[index] += Double(value) }
            }
            return sums.map { Float($0 / count) }
        }
        let hasLetters = members.allSatisfy { $0.letters != nil }
        return Attribution(
            method: first.method, prediction: members.reduce(0) { $0 + $1.prediction } / count,
            baseline: members.reduce(0) { $0 + $1.baseline } / count, bases: mean(\.bases),
            signals: mean(\.signals), letters: hasLetters ? mean { $0.letters ?? [] } : nil)
    }
}
