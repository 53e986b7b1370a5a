import GenomeData
import PrismModel

/// What a prediction is asked for: a gene, which of the model's signals are on, and what else is changed of its input.
struct Question: Sendable, Hashable {
    /// Position in the catalog's genes.
    let gene: Int
    let mask: ModalityMask
    /// Changes to the gene's window, in their canonical form.
    let edits: [WindowEdit]
    /// Changes of the sequence that move bases: the window is encoded anew with them before it is edited.
    let changes: [SequenceChange]
    /// What stands in for signals that are off; where none is, always zero.
    let baseline: WindowEdit.Replacement
    /// What the window takes from the other condition; nil: nothing.
    let transplant: TakenSignals?
    /// The background state that the gene is taken to lie in; nil: its own states.
    private(set) var background: Int?

    init(
        gene: Int, mask: ModalityMask, edits: [WindowEdit] = [], changes: [SequenceChange] = [],
        baseline: WindowEdit.Replacement = .zero, transplant: TakenSignals? = nil
    ) {
        self.gene = gene
        self.mask = mask
        self.edits = edits
        self.changes = changes
        self.baseline = mask == .all ? .zero : baseline
        self.transplant = transplant?.taken == .all ? nil : transplant
    }

    /// About a gene with all of its edits; nil: none.
    init(
        gene: Int, mask: ModalityMask, edited: GeneEdits?, baseline: WindowEdit.Replacement = .zero,
        transplant: TakenSignals? = nil
    ) {
        self.init(
            gene: gene, mask: mask, edits: edited?.canonical ?? [], changes: edited?.changes ?? [],
            baseline: baseline, transplant: transplant)
    }

    /// How many edits are made; 0: the gene is as it is.
    var editCount: Int { changes.count + edits.count }

    /// The same, as if the gene lay in a background state; nil: in its own.
    func asIf(in state: Int?) -> Question {
        var other = self
        other.background = state
        return other
    }

    /// Whether the data set's mean signals are part of the input: what stands in for a signal that is off, for weights that
    /// were not trained with signals missing, and for stretches that were replaced.
    func needsMeans(for facts: ModelFacts?) -> Bool {
        let lacks = baseline == .mean && (0..<64).contains { !mask.isOn($0) }
        return lacks && facts?.trainedWithSignalsMissing != true
            || edits.contains { if case .signal(_, _, .mean) = $0 { true } else { false } }
    }
}
