import GenomeData

extension ExplorerState {
    /// Whether the model did not learn from a gene; nil where that is not known.
    func isHeldOut(_ gene: Int) -> Bool? { model.facts?.isHeldOut(gene) }

    /// Whether the list marks genes that the model learned from: where it is known of some.
    var marksLearned: Bool { model.facts?.heldOut.contains(false) == true }

    /// A gene's split, and whether the model learned from it: "test, held out".
    func standing(of gene: Int) -> String {
        let split = catalog.split(gene)?.rawValue
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
