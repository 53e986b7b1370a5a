import Wording

extension ExplorerState {
    /// How many of how many genes the points are of while predictions run: "predicted so far: 28 of 720 genes"; of a change those of
    /// each condition that is not whole. Nil where all are.
    var fitProgress: String? {
        let isIntervened = fitView.isIntervened
        let names = conditionNames
        let theirs = fitView.isOfChange ? other.map { (names.other, $0.state) } : nil
        let parts = [(names.own, self), theirs].compactMap(\.self).compactMap { name, side -> String? in
            guard side.model.facts != nil else { return nil }
            let survey = isIntervened ? side.study.interventions : side.surveys[.all]
            let (known, all) = (survey?.next ?? 0, side.catalog.genes.count)
            guard survey?.isComplete != true, known < all else { return nil }
            return known.counted(of: all, "gene") + (fitView.isOfChange ? " of \(name)" : "")
        }
        guard !parts.isEmpty else { return nil }
        return (isIntervened ? "intervened" : "predicted") + " so far: " + parts.joined(separator: ", ")
    }
}
