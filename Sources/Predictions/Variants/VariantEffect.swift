/// What an allele does to a gene's prediction.
public struct VariantEffect: Sendable, Equatable {
    /// The members' mean prediction with the allele less that without.
    public let delta: Float
    /// The sample standard deviation (n − 1) of the members' differences; nil for a single member.
    public let deviation: Float?
    /// How many in a hundred random substitutions of the same window change the prediction less, equal ones counted half;
    /// nil where there are none.
    public let percentile: Float?

    /// An effect from each member's predictions.
    ///
    /// - Parameters:
    ///   - allele: with the allele.
    ///   - unedited: without.
    ///   - magnitudes: how much random substitutions change the mean prediction, rising.
    init(_ allele: [Float], unedited: [Float], magnitudes: [Float]) {
        let differences = zip(allele, unedited).map { Double($0) - Double($1) }
        let mean = Self.mean(allele, unedited)
        delta = Float(mean)
        deviation =
            differences.count < 2
            ? nil
            : Float(
                (differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(differences.count - 1))
                    .squareRoot())
        let size = Float(mean.magnitude)
        let less = magnitudes.count { $0 < size }
        let equal = magnitudes.count { $0 == size }
        percentile =
            magnitudes.isEmpty
            ? nil : Float((Double(less) + Double(equal) / 2) * 100 / Double(magnitudes.count))
    }

    /// The mean of the members' differences.
    static func mean(_ edited: [Float], _ unedited: [Float]) -> Double {
        zip(edited, unedited).reduce(0) { $0 + Double($1.0) - Double($1.1) } / Double(max(1, edited.count))
    }
}
