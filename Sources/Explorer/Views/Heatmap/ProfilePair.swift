/// A signal around the TSS of genes, and beside it the other condition's of the same name.
struct ProfilePair: Sendable {
    let own: Profiles
    /// Nil where no other condition is open, or it has no such signal.
    let other: Profiles?
}

extension ExplorerState {
    /// What is read so far of the focused signal; nil before any of it is.
    var shownPair: ProfilePair? { shownProfiles.map { ProfilePair(own: $0, other: otherProfiles) } }
}
