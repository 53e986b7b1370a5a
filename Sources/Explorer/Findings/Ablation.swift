import Predictions
import PrismModel

/// One gene's predictions under the masks of all coalitions of signals and groups of features, and what each of these adds on
/// the whole.
struct Ablation: Sendable, Equatable {
    /// Beyond, 2^S masks are too many to wait for.
    static let mostSignals = ShapleyValues.mostPlayers

    /// The masks of the signals: all on, single signals off, single signals on, none on, then the others; each over features
    /// of which some may be off.
    static func masks(signals: Int, over features: ModalityMask = .all) -> [ModalityMask] {
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
        return all.enumerated().sorted { (rank($0.1), $0.0) < (rank($1.1), $1.0) }.map {
            $0.1.union(features)
        }
    }

    /// The masks that exports go through: all there are, or with more than `mostSignals` signals every signal on, single
    /// signals off, none on, and the present one.
    static func exported(
        signals: Int, over features: ModalityMask = .all, present: ModalityMask? = nil
    ) -> [ModalityMask] {
        guard signals > mostSignals else { return masks(signals: signals, over: features) }
        let masks =
            [features] + (0..<signals).map { ModalityMask(off: [$0]).union(features) }
            + [ModalityMask(off: 0..<signals).union(features)]
        guard let present, !masks.contains(present) else { return masks }
        return masks + [present]
    }

    /// Who shares the prediction out.
    let coalitions: Coalitions
    /// The observed prediction under the mask of each coalition that is known.
    let values: [ModalityMask: Double]

    init(_ coalitions: Coalitions, values: [ModalityMask: Double]) {
        self.coalitions = coalitions
        self.values = values
    }

    /// Of signals alone.
    init(signals: Int, values: [ModalityMask: Double]) {
        self.init(Coalitions(signals: signals), values: values)
    }

    /// The Shapley value of each player, signals first: what it adds to the prediction without any; nil until every mask is
    /// known.
    var shapley: [Double]? {
        ShapleyValues.of(players: coalitions.count) { values[coalitions.mask(present: $0)] }
    }

    /// The prediction with every player on.
    var full: Double? { values[coalitions.mask(present: ~0)] }
    /// The prediction with every player off.
    var none: Double? { values[coalitions.mask(present: 0)] }
}
