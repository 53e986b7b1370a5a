import Predictions
import PrismModel

/// What the screen says of a loaded model.
struct ModelFacts: Sendable, Equatable {
    var members: Int
    /// The catalog's signals that it takes, in its order.
    var inputs: [Int]
    /// 0 for a model without a context generator.
    var contexts: Int
    /// What makes the model's outputs; nil for what the catalog says.
    var provenance: Provenance?
    /// What the weights say of their training: "seeds 2, 22".
    var training: String?
}
