/// Genes picked out in a view, and why.
struct GeneSubset: Sendable, Equatable {
    /// A few words, for the list's title.
    var title: String
    /// Positions in the catalog, rising.
    var genes: [Int]
    /// Whether it was picked out by comparing conditions, and is void without the other one.
    var isOfConditions = false
    /// Whether the list shows the background state of each gene in both conditions.
    var showsStates = false
}
