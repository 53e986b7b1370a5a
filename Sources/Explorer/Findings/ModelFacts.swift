import Predictions
import PrismModel

/// What the screen says of a loaded model.
struct ModelFacts: Sendable, Equatable {
    var members: Int
    /// The catalog's signals that it takes, in its order.
    var inputs: [Int]
    /// 0 for a model without a context generator.
    var contexts: Int
    /// The background states that it is adjusted for; nil for a model that knows none from outside the promoter.
    var adjusted: AdjustedStates?
    /// What makes the model's outputs; nil for what the catalog says.
    var provenance: Provenance?
    /// What the weights say of their training: "seeds 2, 22".
    var training: String?
    /// Whether the weights were trained with signals missing: else a prediction without some is an extrapolation, and the
    /// data set's mean signals stand in for what is off.
    var trainedWithSignalsMissing = false
    /// Of a cross-validated model, the background states of the members that predict a gene.
    var adjustedOfFolds: [[Int]: AdjustedStates] = [:]
    /// Features that are switched together; none for a model that takes none.
    var groups = FeatureGroups.none
    /// By gene, whether no member that predicts it learned from it; nil where a member's weights do not tell. Empty: not
    /// known of any.
    var heldOut: [Bool?] = []
    /// Of a cross-validated model, the members that predict each gene; nil for others, of which all do.
    var folds: GeneMembers?
    /// What the folds are called, by their members: "fold 1 of 5".
    var foldNames: [[Int]: String] = [:]

    /// The fold whose members predict a gene, "fold 1 of 5"; nil for a model without folds, and where all members do.
    func fold(of gene: Int?) -> String? {
        guard let folds, let gene else { return nil }
        return foldNames[folds[gene]]
    }

    /// The background states of the members that predict a gene.
    func adjusted(of gene: Int?) -> AdjustedStates? {
        guard let folds, let gene else { return adjusted }
        return adjustedOfFolds[folds[gene]] ?? adjusted
    }

    /// Whether it predicts under the intervention.
    var intervenes: Bool { contexts > 0 || adjusted != nil }

    /// Whether no member that predicts a gene learned from it; nil where that is not known.
    func isHeldOut(_ gene: Int) -> Bool? { heldOut.indices.contains(gene) ? heldOut[gene] : nil }

    /// How many members predict a gene.
    func members(of gene: Int) -> Int { folds?[gene].count ?? members }
}
