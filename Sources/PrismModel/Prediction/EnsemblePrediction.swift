/// One gene's predictions by every member of an ensemble.
public struct EnsemblePrediction: Sendable, Equatable {
    /// One prediction per member, in the ensemble's order.
    public let members: [Prediction]

    /// The members' observed predictions: mean and spread; nil where not computed.
    public var observed: Spread? { Spread(members.compactMap(\.observed)) }

    /// The members' intervened predictions: mean and spread; nil where not computed, and where some member makes none: a mean of
    /// the others would stand beside an observed one of all.
    public var intervened: Spread? {
        let values = members.compactMap(\.intervened)
        return values.count == members.count ? Spread(values) : nil
    }

    /// A mean with its standard deviation.
    public struct Spread: Sendable, Equatable {
        /// The arithmetic mean.
        public let mean: Float
        /// The sample standard deviation (n − 1); nil for a single member.
        public let standardDeviation: Float?

        /// The spread of some values; nil for none.
        public init?(_ values: [Float]) {
            guard !values.isEmpty else { return nil }
            let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
            self.mean = Float(mean)
            guard values.count > 1 else {
                standardDeviation = nil
                return
            }
            let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
            standardDeviation = Float((squares / Double(values.count - 1)).squareRoot())
        }
    }
}
