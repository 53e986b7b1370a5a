import PrismModel

/// The model of a weights file, or an untrained one of the released configuration.
enum ExampleModel {
    static func load(_ weights: String?) throws -> PrismModel {
        if let weights { return try PrismModel(contentsOf: weights) }
        return try PrismModel(.released, Parameters(initialising: .released, seed: 2))
    }
}
