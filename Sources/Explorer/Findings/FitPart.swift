import PrismModel

/// Genes with a panel of their own.
struct FitPart: Sendable, Equatable {
    var name: String
    /// Positions in `Fit.genes`, rising.
    var places: [Int]
    /// Whether the model learned from them.
    var standing: Standing
    var agreement: Agreement?

    init(_ name: String, _ places: [Int], of fit: Fit) {
        self.name = name
        self.places = places
        standing = fit.standing(of: places)
        agreement = Agreement(
            predicted: places.map { Float(fit.predicted[$0]) },
            measured: places.map { Float(fit.measured[$0]) })
    }
}
