import Predictions

/// The signal of a heat map: as this condition has it, as the other has it, or of the same name in both.
struct HeatSignal: Sendable, Hashable {
    /// The position in this condition's signals; nil where it has no such signal.
    var own: Int?
    /// The position in the other condition's; nil where none is open, or it has no such signal.
    var other: Int?
}

extension ExplorerState {
    /// What the heat map shows: the focused signal, or one that only the other condition has.
    var heatSignal: HeatSignal {
        // A data set may have none of its own.
        let alone = catalog.signals.isEmpty ? otherSignals?.pairing.onlyTheirs.first : nil
        if let theirs = heatmap.ofOther ?? alone { return HeatSignal(other: theirs) }
        return catalog.signals.indices.contains(focus) ? heatSignal(ofOwn: focus) : HeatSignal()
    }

    /// A signal of this condition, and the other's of the same name.
    private func heatSignal(ofOwn signal: Int) -> HeatSignal {
        HeatSignal(own: signal, other: otherSignals?.pairing.theirSignal(signal))
    }

    /// What the catalog of the condition that has it says of a signal; nil where there is none.
    func catalogued(_ signal: HeatSignal) -> Catalog.Signal? {
        if let own = signal.own { return catalog.signals.indices.contains(own) ? catalog.signals[own] : nil }
        guard let index = signal.other, let theirs = other?.state.catalog.signals,
            theirs.indices.contains(index)
        else { return nil }
        return theirs[index]
    }

    /// What a signal is called; "?" where there is none.
    func name(of signal: HeatSignal) -> String { catalogued(signal)?.name ?? "?" }

    /// How the other condition gives a signal otherwise; nil where both stand on one scale, or only one has it.
    func scaleDifference(of signal: HeatSignal) -> SignalScale.Difference? {
        signal.other == nil ? nil : signal.own.flatMap { scaleDifference(of: $0) }
    }

    /// The unit of a signal; of two conditions that do not share one, both.
    func unitText(of signal: HeatSignal) -> String {
        let difference = scaleDifference(of: signal)
        return difference.map { "\($0.a), \(conditionNames.other)'s \($0.b)" }
            ?? catalogued(signal)?.unit ?? "?"
    }

    /// Which condition lacks a signal, a sentence; nil where both have it, and while one is open.
    func lacking(_ signal: HeatSignal) -> String? {
        guard otherSignals != nil else { return nil }
        let names = conditionNames
        if signal.own == nil { return "\(names.own) has no such signal" }
        return signal.other == nil ? "\(names.other) has no such signal" : nil
    }

    /// Every signal that a heat map can be of: this condition's, then those that only the other one has.
    var heatSignals: [HeatSignal] { heatSignals(Array(catalog.signals.indices)) }

    /// The same with this condition's in an order.
    private func heatSignals(_ own: [Int]) -> [HeatSignal] {
        own.map { heatSignal(ofOwn: $0) } + (other?.pairing.onlyTheirs ?? []).map { HeatSignal(other: $0) }
    }

    /// Shows a signal.
    mutating func showHeat(_ signal: HeatSignal) {
        if let own = signal.own { focus = own }
        (heatmap.ofOther, heatmap.leftFocus) = (signal.own == nil ? signal.other : nil, focus)
    }

    /// Goes along the signals: the tracks as they stand, the hidden ones after those that show, then those that only the other
    /// condition has, and round again.
    mutating func moveHeatSignal(by steps: Int) {
        let all = heatSignals(shownTracks + hiddenTracks)
        guard let here = all.firstIndex(of: heatSignal) else { return }
        showHeat(all[((here + steps) % all.count + all.count) % all.count])
    }
}
