import PrismModel

/// What the attribution rows are asked for.
struct AttributionQuery: Sendable, Hashable {
    var question: Question
    var method: AttributionMethod
    /// What inputs are compared with.
    var baseline: WindowEdit.Replacement

    var needsMeans: Bool { baseline == .mean || question.needsMeans }
}
