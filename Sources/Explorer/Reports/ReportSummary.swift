import Predictions
import Wording

/// What a report is of: a condition's data set, its model, and what that learned from.
struct ReportSummary {
    private let state: ExplorerState
    /// How many of the data set's genes are told of.
    private let told: Int

    /// - Parameters:
    ///   - side: the condition.
    ///   - genes: positions, in the first condition's genes, of those that are told of.
    init(_ side: ReportSide, genes: [Int]) {
        state = side.state
        told = genes.count { side.counterpart($0) != nil }
    }

    /// Names with what they are.
    var facts: [(name: String, text: String)] {
        let catalog = state.catalog
        let signals = catalog.signals.map { "\($0.name) (\($0.unit))" }.joined(separator: ", ")
        let regions = catalog.regionTracks.joined(separator: ", ")
        var facts: [(name: String, text: String)] = [
            ("data set", catalog.name), ("assembly", catalog.assembly ?? "not said"),
            ("genes", "\(catalog.genes.count.grouped), \(told.grouped) of them below"),
            ("signals", signals.isEmpty ? "none" : signals),
        ]
        if !regions.isEmpty { facts.append(("regions", regions)) }
        facts.append(("expression", catalog.measuresExpression ? catalog.unitText : "not measured"))
        return facts + model
    }

    private var model: [(name: String, text: String)] {
        guard let facts = state.model.facts else { return [("model", state.model.obstacle ?? "none")] }
        let heldOut = state.catalog.genes.indices.count { state.isHeldOut($0) == true }
        let learned = state.catalog.genes.indices.count { state.isHeldOut($0) == false }
        let unknown = state.catalog.genes.count - heldOut - learned
        let words = [
            "\(learned.counted("gene")) of this data set", "\(heldOut.grouped) held out",
            unknown > 0 ? "\(unknown.grouped) not known" : nil,
            facts.folds == nil ? nil : Provenance.foldsNote,
        ]
        var lines: [(name: String, text: String)] = [
            ("model", "\(state.catalog.modelName ?? ""), \(facts.members.counted("member"))"),
            ("takes", (0..<state.modelSignals).map { state.inputName($0) }.joined(separator: ", ")),
            ("learned from", words.compactMap(\.self).joined(separator: "; ")),
            (
                "signals missing",
                facts.trainedWithSignalsMissing
                    ? "trained with signals missing"
                    : "not trained for: predictions without signals are extrapolations"
            ),
        ]
        if let training = facts.training { lines.append(("training", training)) }
        if state.modelSignals == 0 { lines.remove(at: 1) }
        return lines
    }
}
