import Predictions
import PrismModel

/// A gene's predictions with every choice of the other condition's signals, and what each signal adds to the change.
struct TransplantShares: Sendable, Equatable {
    /// The model's signals that can be taken from the other condition, by position.
    let signals: [Int]
    /// The prediction with the signals that are off in a mask taken, by mask, as far as it is known.
    let values: [ModalityMask: Double]
    /// The other condition's own prediction; nil where it has none.
    let theirs: Double?

    /// The mask that takes some of the signals, given by bits.
    static func mask(of signals: [Int], _ taken: Int) -> ModalityMask {
        ModalityMask(off: signals.indices.filter { taken & (1 << $0) != 0 }.map { signals[$0] })
    }

    /// The masks of every choice of signals, none first; empty where there are too many.
    static func masks(_ signals: [Int]) -> [ModalityMask] {
        guard signals.count <= ShapleyValues.mostPlayers else { return [] }
        return (0..<(1 << signals.count)).map { mask(of: signals, $0) }
    }

    /// This condition's prediction.
    var own: Double? { values[.all] }
    /// The prediction with every signal taken.
    var all: Double? { values[ModalityMask(off: signals)] }
    /// What each signal adds on the whole, from none taken to all; nil until every choice is known.
    var shapley: [Double]? {
        ShapleyValues.of(players: signals.count) { values[Self.mask(of: signals, $0)] }
    }
    /// What the signals leave of the change: what else differs between the conditions.
    var rest: Double? {
        guard let theirs, let all else { return nil }
        return theirs - all
    }
}
