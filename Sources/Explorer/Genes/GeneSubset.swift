/// Genes picked out in a view, and why.
struct GeneSubset: Sendable, Equatable {
    /// A few words, for the list's title.
    var title: String
    /// Positions in the catalog, rising.
    var genes: [Int]
}
