import PrismModel

/// Signals that a gene's window takes from the other condition: an ablation by something real.
struct TakenSignals: Sendable, Hashable {
    /// The model's signals that are off in it are the other condition's.
    var taken: ModalityMask
    /// The condition, by the number of its opening.
    var condition: Int
}
