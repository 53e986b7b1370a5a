import GenomeData
import PrismModel

/// The text of a table of changes: the columns, what they mean, a row per gene of both conditions.
struct ComparisonTable: Sendable {
    private let conditions: Conditions
    private let request: ComparisonRequest
    private let hasSpread: Bool
    /// Whether a model knows background states.
    private let hasStates: Bool
    /// What is taken from B, by the mask that says it.
    private let transplants: [ModalityMask]
    /// The positions of the signals that B has too, among A's model's.
    private let shared: [Int]

    init(_ conditions: Conditions, _ request: ComparisonRequest, transplants: [ModalityMask]) {
        self.conditions = conditions
        self.request = request
        self.transplants = transplants
        hasSpread = conditions.a.speaking.haveSpread || conditions.b.speaking.haveSpread
        hasStates = conditions.knowStates
        shared = conditions.transplantable
    }

    private func columns(_ name: String) -> [String] { [name + "_a", name + "_b", name + "_change"] }

    private func names(_ prefix: String) -> [String] {
        shared.map { prefix + Provenance.oneLine(conditions.signals[$0].name) }
    }

    /// The columns' names.
    var columns: [String] {
        var columns = [
            "gene_id", "symbol", ChangeTable.contig, "tss", "strand", "gene_id_b", "paired_by", "split",
            Provenance.heldOutColumn,
        ]
        columns += self.columns(ChangeTable.measured) + self.columns(ChangeTable.observed)
        if hasSpread { columns.append(ChangeTable.observed + "_change_sd") }
        if request.isFull { columns += self.columns(ChangeTable.intervened) }
        if hasStates {
            columns += ["state_a", "state_name_a", "state_b", "state_name_b", ChangeTable.moved]
        }
        columns += names(ChangeTable.signalPrefix)
        if request.sharesSignals { columns += names("shapley_") + ["shapley_remainder", "remainder_of"] }
        return columns + request.transplants.map { "transplant_" + Provenance.oneLine($0.title) }
    }

    /// What the columns mean, a line each.
    var notes: [String] {
        var notes = [
            Provenance.observedNote, "positions: 0-based, of A",
            Provenance.heldOutNote(Provenance.heldOutColumn, "no model that predicts the gene in A or B"),
            "\(ChangeTable.signalPrefix)…: change of the signal's mean over the window, as A's model takes it",
        ]
        if hasSpread {
            notes.append(
                "observed_change_sd: "
                    + (conditions.sharesModel
                        ? "over the members' changes" : "of the difference of two independent means"))
        }
        notes += conditions.stateNotes
        if request.sharesSignals {
            notes += [
                "shapley_…: the signal's share of the predicted change (Shapley values over transplants of the signals "
                    + "into A's window, by A's model)",
                "shapley_remainder: what of the predicted change the signals do not make, for what remainder_of says; "
                    + "where nothing can be transplanted into a gene, remainder_of says why",
            ]
        }
        for (transplant, mask) in zip(request.transplants, transplants) {
            let taken = conditions.a.names(offIn: mask)
            notes.append(
                "transplant_\(transplant.title): A's model's prediction with B's \(taken.joined(separator: ", ")) less that "
                    + "without")
        }
        if request.sharesSignals || !transplants.isEmpty {
            notes += conditions.a.encoder.featureGroups.alongWords("taken").prefix(1)
        }
        return notes.map(Provenance.oneLine)
    }

    /// One gene's row.
    func row(_ change: GeneChange) -> String {
        let (pair, data) = (change.pair, conditions.a.dataSet)
        var fields = PredictionTable.place(of: data.genes[pair.a])
        fields += [
            conditions.b.dataSet.genes[pair.b].id, pair.basis.rawValue,
            data.split(at: pair.a)?.rawValue ?? ChangeTable.none,
            change.isHeldOut.cell,
        ]
        fields += [change.measured.a.cell, change.measured.b.cell, change.measuredChange.cell]
        fields += Self.cells(change.predicted)
        if hasSpread { fields.append(change.spread.cell) }
        if request.isFull { fields += Self.cells(change.intervened) }
        if hasStates { fields += states(of: change) }
        fields += shared.map { change.signals[$0].change.cell }
        if request.sharesSignals { fields += shares(of: change) }
        fields += change.transplants.map { InBoth(a: change.predicted.a, b: $0).change.cell }
        return fields.joined(separator: "\t")
    }

    private func states(of change: GeneChange) -> [String] {
        func cells(_ state: Int?, _ states: BackgroundModel?) -> [String] {
            guard let state, let states, states.names.indices.contains(state) else {
                return [ChangeTable.none, ChangeTable.none]
            }
            return [StateNames.number(state), Provenance.oneLine(states.names[state])]
        }
        let (move, pair) = (change.states, change.pair)
        return cells(move.a, conditions.states(inA: pair)) + cells(move.b, conditions.states(inB: pair))
            + [move.isMoved.cell]
    }

    private static func cells(_ values: InBoth<Float>) -> [String] {
        [values.a.cell, values.b.cell, values.change.cell]
    }

    private func shares(of change: GeneChange) -> [String] {
        guard let shares = change.shares else {
            let reason = conditions.obstacle(to: change.pair)?.brief
            return shared.map { _ in ChangeTable.none }
                + [ChangeTable.none, reason.map { "\(ChangeTable.none): \($0)" } ?? ChangeTable.none]
        }
        return shared.map { shares.signals[$0].map { Float($0) }.cell }
            + [Optional(Float(shares.remainder)).cell, shares.remainderWords ?? "none"]
    }
}
