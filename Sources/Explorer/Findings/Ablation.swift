import Predictions
import PrismModel

/// One gene's predictions under all masks, and what each signal adds on the whole.
struct Ablation: Sendable, Equatable {
    /// Beyond, 2^S masks are too many to wait for.
    static let mostSignals = ShapleyValues.mostPlayers

    /// The masks: all on, single signals off, single signals on, none on, then the others.
    static func masks(signals: Int) -> [ModalityMask] {
        let all = ModalityMask.combinations(signals: min(signals, mostSignals))
        func off(_ mask: ModalityMask) -> Int { (0..<signals).count { !mask.isOn($0) } }
        func rank(_ mask: ModalityMask) -> Int {
            switch off(mask) {
            case 0: 0
            case 1: 1
            case signals: 3
            case signals - 1: 2
            default: 4
            }
        }
        return all.enumerated().sorted { (rank($0.1), $0.0) < (rank($1.1), $1.0) }.map(\.1)
    }

    /// The masks that exports go through: all there are, or with more than `mostSignals` signals everything on, single
    /// signals off, none on, and the present one.
    static func exported(signals: Int, present: ModalityMask = .all) -> [ModalityMask] {
        guard signals > mostSignals else { return masks(signals: signals) }
        let masks = [.all] + (0..<signals).map { ModalityMask(off: [$0]) } + [ModalityMask(off: 0..<signals)]
        return masks.contains(present) ? masks : masks + [present]
    }

    /// The number of signals S.
    let signals: Int
    /// The observed prediction under each mask that is known.
    let values: [ModalityMask: Double]

    /// The Shapley value of each signal, what it adds to the prediction without any; nil until every mask is known.
    var shapley: [Double]? {
        ShapleyValues.of(players: signals) { present in
            values[ModalityMask(off: (0..<signals).filter { present & (1 << $0) == 0 })]
        }
    }

    /// The prediction with everything on.
    var full: Double? { values[.all] }
    /// The prediction with everything off.
    var none: Double? { values[ModalityMask(off: 0..<signals)] }
}
