import PrismModel

/// What the screen says of a loaded model.
struct ModelFacts: Sendable, Equatable {
    var members: Int
    /// The catalog's signals that it takes, in its order.
    var inputs: [Int]
    /// 0 for a model without a context generator.
    var contexts: Int
    /// Each member's file and the hash of its weights.
    var weights: [String] = []
    /// What the weights say of their training: "seeds 2, 22".
    var training: String?
}
