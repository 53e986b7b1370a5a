/// What is known of the pinned gene for showing it beside the current one.
struct PinnedGene: Sendable, Equatable {
    /// Whether it is to be shown.
    var isShown = false
    /// Where it lies in the other condition, which follows the one that is browsed; nil of that one, and where there is no such place.
    var locus: Locus?
    /// Its tracks.
    var tracks: Tracks?
    /// The tracks that were asked for last.
    var asked: TrackQuery?
}
