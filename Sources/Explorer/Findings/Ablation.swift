import PrismModel

/// One gene's predictions under all masks, and what each signal adds on the whole.
struct Ablation: Sendable, Equatable {
    /// Beyond, 2^S masks are too many to wait for.
    static let mostSignals = 8

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

    /// The Shapley value of each signal: φ_i = Σ_{T ∌ i} |T|! (S − |T| − 1)! / S! · (v(T ∪ i) − v(T)), T over the sets of
    /// the other signals that are on (Shapley 1953). Exact; nil until every mask is known.
    var shapley: [Double]? {
        let masks = ModalityMask.combinations(signals: signals)
        guard signals <= Self.mostSignals, masks.allSatisfy({ values[$0] != nil }) else { return nil }
        var factorial = [1.0]
        for n in 1...max(1, signals) { factorial.append(factorial[n - 1] * Double(n)) }
        return (0..<signals).map { signal in
            masks.filter { !$0.isOn(signal) }.reduce(0) { sum, mask in
                guard let without = values[mask], let with = values[mask.toggling(signal)] else { return sum }
                let on = (0..<signals).count { mask.isOn($0) }
                let weight = factorial[on] * factorial[signals - on - 1] / factorial[signals]
                return sum + weight * (with - without)
            }
        }
    }

    /// The prediction with everything on.
    var full: Double? { values[.all] }
    /// The prediction with everything off.
    var none: Double? { values[ModalityMask(off: 0..<signals)] }
}
