/// What is known of the pinned gene for showing it beside the current one.
struct PinnedGene: Sendable, Equatable {
    /// Whether it is to be shown.
    var isShown = false
    /// Its tracks.
    var tracks: Tracks?
    /// The tracks that were asked for last.
    var asked: TrackQuery?
}
