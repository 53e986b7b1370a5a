import GenomeData

extension ExplorerState {
    /// Whether the model did not learn from a gene; nil where that is not known.
    func isHeldOut(_ gene: Int) -> Bool? { model.facts?.isHeldOut(gene) }

    /// A gene's split; nil where the model takes no notice of it, as a cross-validated one does not.
    func split(of gene: Int) -> Split? { model.facts?.folds == nil ? catalog.split(gene) : nil }

    /// The contig that a gene lies on.
    func contig(of gene: Int) -> String { catalog.gene(gene)?.contig ?? "?" }

    /// Whether the list marks genes that the model learned from: where it is known of some.
    var marksLearned: Bool { model.facts?.heldOut.contains(false) == true }

    /// A gene's split, and whether the model learned from it: "test, held out"; empty where neither is known.
    func standing(of gene: Int) -> String {
        let split = split(of: gene)?.rawValue
        guard model.facts != nil else { return split ?? "" }
        let words =
            switch isHeldOut(gene) {
            case true?: "held out"
            case false?: "trained on"
            case nil: "held out: unknown"
            }
        return (split.map { $0 + ", " } ?? "") + words
    }
}
