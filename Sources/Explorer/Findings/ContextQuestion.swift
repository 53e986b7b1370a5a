import PrismModel

/// What the context generator is asked for.
struct ContextQuestion: Sendable, Hashable {
    /// The gene with its edits and the signals that are off.
    let question: Question
    /// What stands in for a signal that is switched off besides; nil while that is not known: how far contexts would move is
    /// not asked for then.
    let baseline: WindowEdit.Replacement?

    /// Whether the data set's mean signals are part of it.
    func needsMeans(for facts: ModelFacts?) -> Bool {
        baseline == .mean && facts?.trainedWithSignalsMissing != true || question.needsMeans(for: facts)
    }
}
