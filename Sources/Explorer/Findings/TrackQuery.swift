/// What the tracks are read for.
struct TrackQuery: Sendable, Equatable {
    var locus: Locus
    /// Columns to summarise into, 1 or more.
    var columns: Int
    /// Whose contacts are drawn.
    var gene: Int?
    /// Whether they show beside those of the current gene.
    var isOfPinned = false
}
