import PrismModel

extension Conditions {
    /// Whether a member of either model knows background states from outside the promoter.
    var knowStates: Bool { [a, b].contains { $0.ensemble.models.contains { $0.background != nil } } }

    /// In which background states a gene lies, as the members that predict it say of its windows.
    func states(of pair: GenePairs.Pair, _ one: EnsemblePrediction, _ two: EnsemblePrediction) -> StateMove {
        let (own, theirs) = (states(inA: pair), states(inB: pair))
        func likeliest(_ known: BackgroundModel?, _ prediction: EnsemblePrediction) -> Int? {
            known == nil ? nil : prediction.members.first?.background?.state
        }
        return StateMove(
            a: likeliest(own, one), b: likeliest(theirs, two), areAlike: own != nil && own == theirs)
    }

    /// The background states of A's model that a gene lies in one of; nil where a member that predicts it knows none.
    func states(inA pair: GenePairs.Pair) -> BackgroundModel? {
        a.adjustedStates(of: a.speaking[pair.a])?.states
    }

    /// The same of B's model.
    func states(inB pair: GenePairs.Pair) -> BackgroundModel? {
        b.adjustedStates(of: b.speaking[pair.b])?.states
    }

    /// What columns of states say, a line each; nothing where no member knows any.
    var stateNotes: [String] {
        guard knowStates else { return [] }
        let what =
            "state_a, state_b: the background state around the gene, every signal on, of each condition's model, with its name; "
            + "NA where that knows none, and where nothing is known around the gene"
        let (own, theirs) = (a.adjustedStates, b.adjustedStates)
        let apart =
            own != nil && theirs != nil && a.folds == nil && b.folds == nil && own?.states != theirs?.states
            ? ["moved: NA, as each model has background states of its own"] : []
        return [what, "moved: 1 where state_b is another state than state_a, 0 where it is the same"] + apart
    }
}
