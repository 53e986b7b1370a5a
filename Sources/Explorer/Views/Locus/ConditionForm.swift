import Canvas

/// How a track shows a signal of two conditions: one rule, which rows are drawn by and the legend speaks of.
enum ConditionForm: Sendable, Hashable, CaseIterable {
    /// The other condition's as a line over this one's columns.
    case overlaid
    /// The other condition's below this one's.
    case apart
    /// Every other column the other condition's, in a track of one row: for two of anything there is no room.
    case inTurn

    /// The form of a track of so many rows.
    init(_ state: ExplorerState, rows: Int) {
        self =
            Outline.takesColumns(rows: rows)
            ? .inTurn : state.locusView.pairsConditions ? .apart : .overlaid
    }

    /// The forms of the tracks that have rows, of signals that both conditions have.
    static func shown(_ state: ExplorerState, _ rows: LocusPanel.Rows) -> Set<ConditionForm> {
        guard let pairing = state.otherSignals?.pairing else { return [] }
        let both = rows.tracks.filter { $0.height > 0 && pairing.theirSignal($0.signal) != nil }
        return Set(both.map { ConditionForm(state, rows: $0.height) })
    }
}
