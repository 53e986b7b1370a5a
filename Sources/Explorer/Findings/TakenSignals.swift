import PrismModel

/// Signals that a gene's window takes from the other condition: an ablation by something real.
struct TakenSignals: Sendable, Hashable {
    /// The model's signals that are off in it are the other condition's.
    var taken: ModalityMask
    /// The condition, by the number of its opening.
    var condition: Int

    /// Why nothing is taken where an insertion or a deletion has moved the gene's bases.
    static let movedBases =
        "signals of the other condition are not taken where bases have moved: they lie at the reference's"
}
