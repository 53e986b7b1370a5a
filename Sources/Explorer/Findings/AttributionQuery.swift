import PrismModel

/// What the attribution rows are asked for.
struct AttributionQuery: Sendable, Hashable {
    var question: Question
    var method: AttributionMethod
    /// What inputs are compared with.
    var baseline: WindowEdit.Replacement

    /// Whether the data set's mean signals are part of it.
    func needsMeans(for facts: ModelFacts?) -> Bool { baseline == .mean || question.needsMeans(for: facts) }
}
