import Predictions

/// What a file says of alleles that were made from its lines, where it is of other data or by other weights than this session's.
struct StatedEffects: ViewState {
    private var notes: [Int: Note] = [:]

    private struct Note: Sendable, Equatable {
        /// The gene's edits as they were made.
        let edits: GeneEdits
        let effect: StatedEffect
    }

    /// Keeps what a file says of a gene's edits; nil: nothing that differs.
    mutating func note(_ effect: StatedEffect?, of edits: GeneEdits, in gene: Int) {
        notes[gene] = effect.map { Note(edits: edits, effect: $0) }
    }

    /// What a file says of a gene's edits, as long as these are all there are.
    func effect(of edits: GeneEdits?, in gene: Int) -> StatedEffect? {
        notes[gene].flatMap { $0.edits == edits ? $0.effect : nil }
    }
}

extension ExplorerState {
    /// How the effects that are listed were made otherwise than this session predicts; nil where they were not.
    var effectsDifference: String? {
        effectsAreOfOther ? nil : variantEffects?.origin.difference(from: modelProvenance)
    }

    /// Whether the effects that are listed are not this condition's but the other one's, which predicts them beside it.
    var effectsAreOfOther: Bool {
        guard let origin = variantEffects?.origin, let theirs = comparedOther else { return false }
        return origin.difference(from: modelProvenance) != nil
            && origin.difference(from: theirs.modelProvenance) == nil
    }

    private var modelProvenance: Provenance { model.facts?.provenance ?? catalog.provenance }

    /// What a file says of the current gene's edits, where it is of other data or by other weights.
    var statedEffect: StatedEffect? {
        gene.flatMap { own[StatedEffects.self].effect(of: edits[$0], in: $0) }
    }

    /// The same in a sentence.
    var statedEffectText: String? { statedEffect?.text }
}
