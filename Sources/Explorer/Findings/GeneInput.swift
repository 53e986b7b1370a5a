import PrismModel

/// A gene's window as the data set has it.
struct GeneInput: Sendable, Equatable {
    var gene: Int
    var window: GeneWindow

    /// Why a gene's window could not be read.
    struct Failure: Sendable, Equatable {
        var gene: Int
        var text: String
    }
}
