import GenomeData
import PrismModel

/// A gene's window and features as the data set has them.
struct GeneInput: Sendable, Equatable {
    var gene: Int
    var window: GeneWindow
    /// The features as the table has them, before any transform; NaN where one is missing.
    var features: [Float] = []
    /// The window with bases taken away or put in; nil where none are.
    var changed: Changed?
    /// The window with signals of the other condition; nil where none are taken.
    var taken: Taken?

    /// A window on a sequence with changes.
    struct Changed: Sendable, Equatable {
        var changes: [SequenceChange]
        var window: GeneWindow
        /// The reference base that each position is, or stands for, 0-based.
        var places: [Int]
    }

    /// A window with signals of the other condition, as a prediction of it takes them.
    struct Taken: Sendable, Equatable {
        var transplant: TakenSignals
        var window: GeneWindow
    }

    /// Why a gene's window could not be read.
    struct Failure: Sendable, Equatable {
        var gene: Int
        var changes: [SequenceChange] = []
        var transplant: TakenSignals?
        var text: String
    }

    /// The changes with which it was read.
    var changes: [SequenceChange] { changed?.changes ?? [] }

    /// The window with these changes; nil where it was read with others.
    func window(with changes: [SequenceChange]) -> GeneWindow? {
        if changes.isEmpty { return window }
        return changed.flatMap { $0.changes == changes ? $0.window : nil }
    }
}
