/// What the other of two genes shows, whose scales are shared.
struct PairPlace: Sendable, Equatable {
    var locus: Locus
    var tracks: Tracks?
}
