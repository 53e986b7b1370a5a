import PrismModel

/// A prediction with the spread between the ensemble's members.
struct Estimate: Sendable, Equatable {
    var mean: Double
    /// Sample standard deviation over the members; nil for a single model.
    var spread: Double?
}

extension Estimate {
    init?(_ spread: EnsemblePrediction.Spread?) {
        guard let spread else { return nil }
        self.init(mean: Double(spread.mean), spread: spread.standardDeviation.map(Double.init))
    }
}
