import Predictions

extension Fit {
    /// Where genes of a kind stand among those of the fit.
    func places(_ kind: ScoredGenes.Kind, in state: ExplorerState) -> [Int] {
        genes.indices.filter { kind.holds(split: state.split(of: genes[$0]), isHeldOut: heldOut[$0]) }
    }

    /// The mean squared error of saying 0 of all genes at some places: of a fit of changes, the error without a model, which knows the
    /// gene and not the condition. Nil of none.
    func errorOfNoChange(_ places: [Int]) -> Double? {
        places.isEmpty
            ? nil : places.reduce(0) { $0 + measured[$1] * measured[$1] } / Double(places.count)
    }
}
