import Predictions

/// What a file says of alleles that were made from its lines, where it is of other data or by other weights than this session's.
struct StatedEffects: ViewState {
    private var notes: [Int: Note] = [:]

    private struct Note: Sendable, Equatable {
        /// The gene's edits as they were made.
        let edits: GeneEdits
        let text: String
    }

    /// Keeps what a file says of a gene's edits; nil: nothing that differs.
    mutating func note(_ text: String?, of edits: GeneEdits, in gene: Int) {
        notes[gene] = text.map { Note(edits: edits, text: $0) }
    }

    /// What a file says of a gene's edits, as long as these are all there are.
    func text(of edits: GeneEdits?, in gene: Int) -> String? {
        notes[gene].flatMap { $0.edits == edits ? $0.text : nil }
    }
}

extension ExplorerState {
    /// How the effects that are listed were made otherwise than this session predicts; nil where they were not.
    var effectsDifference: String? {
        variantEffects?.origin.difference(from: model.facts?.provenance ?? catalog.provenance)
    }

    /// What a file says of the current gene's edits, where it is of other data or by other weights.
    var statedEffectText: String? {
        gene.flatMap { own[StatedEffects.self].text(of: edits[$0], in: $0) }
    }
}
