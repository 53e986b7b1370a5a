/// Somewhere to come back to.
struct Place: Sendable, Equatable {
    var gene: Int?
    var locus: Locus
}
