import PrismModel

/// What the context generator is asked for.
struct ContextQuestion: Sendable, Hashable {
    /// The gene with its edits and the signals that are off.
    let question: Question
    /// What stands in for a signal that is switched off besides.
    let baseline: WindowEdit.Replacement

    /// Whether the data set's mean signals are part of it.
    var needsMeans: Bool { baseline == .mean || question.needsMeans }
}
