import PrismModel

/// A gene's window and features as the data set has them.
struct GeneInput: Sendable, Equatable {
    var gene: Int
    var window: GeneWindow
    /// The features as the table has them, before any transform; NaN where one is missing.
    var features: [Float] = []

    /// Why a gene's window could not be read.
    struct Failure: Sendable, Equatable {
        var gene: Int
        var text: String
    }
}
