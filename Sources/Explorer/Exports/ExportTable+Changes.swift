import Predictions

extension ExportTable {
    /// The other condition's values beside this one's, and the changes.
    static let changeColumns = [
        "other_measured", "other_observed", "measured_change", "observed_change", "change_held_out",
    ]

    /// One gene's; NA where the other condition does not have it.
    static func changes(of gene: Int, _ state: ExplorerState) -> [String] {
        let theirs = state.counterpart(of: gene)
        let other = state.other?.state
        return [
            text(theirs.flatMap { other?.measured($0) }),
            text(theirs.flatMap { state.comparedOther?.predicted($0, .all) }),
            text(state.measuredChange(gene)), text(state.predictedChange(gene)),
            state.isChangeHeldOut(gene).cell,
        ]
    }

    /// Which condition is the other, and what a change is counted from.
    static func changeNotes(_ state: ExplorerState) -> [String] {
        let refused = state.conditionProblem.map { "\($0.lack.rawValue): \($0.problem.text)" }
        let units = state.other?.pairing.measuredProblem.map { "measured values are not compared: \($0)" }
        return [
            "other: \(state.conditionNames.other)", changeNote(state),
            Provenance.heldOutNote("change_held_out", "no model that predicts the gene in either condition"),
        ] + [refused, units].compactMap(\.self)
    }

    /// What a change is counted from, and to.
    static func changeNote(_ state: ExplorerState) -> String {
        let names = state.conditionNames
        return "change: \(names.other) less \(names.own); genes of both, every signal on"
    }
}
