import Predictions

/// What the other condition has more of the heat map's signal than this one.
extension ExplorerState {
    /// Whether the heat map draws it.
    var showsHeatDifference: Bool { heatmap.showsDifference && otherSignals != nil }

    /// The order of the rows that comes next.
    var nextHeatOrder: RowOrder { heatmap.order.next(comparing: otherSignals != nil) }

    /// Why there is none of the signal; nil where there is.
    var heatDifferenceAbsence: String? {
        lacking(heatSignal)
            ?? (scaleDifference(of: heatSignal) == nil ? nil : HeatmapFigurePanel.unitsDiffer)
    }

    /// The same in words that stand alone.
    var heatDifferenceLack: String? { heatDifferenceAbsence.map { "no difference: " + $0 } }

    /// The difference of genes in their order on at most `limit` rows; nil where it is not drawn, and until both are read.
    func heatChange(_ genes: some RandomAccessCollection<Int>, rows limit: Int) -> HeatRows? {
        guard showsHeatDifference, heatDifferenceAbsence == nil, let own = shownProfiles,
            let theirs = otherProfiles
        else { return nil }
        return HeatRows(
            genes, changeFrom: own, to: theirs, counterpart: { counterpart(of: $0) }, rows: limit)
    }

    /// Draws the difference, or both conditions alone.
    mutating func toggleHeatDifference() {
        heatmap.showsDifference.toggle()
        guard heatmap.showsDifference, let absence = heatDifferenceAbsence else { return }
        message = Message(text: "no difference of \(name(of: heatSignal)): \(absence)", kind: .info)
    }
}
