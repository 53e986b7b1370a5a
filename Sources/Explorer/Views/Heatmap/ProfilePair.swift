/// A signal around the TSS of genes, and beside it the other condition's of the same name.
struct ProfilePair: Sendable {
    let own: Profiles
    /// Nil where no other condition is open, or it has no such signal.
    let other: Profiles?
}

extension HeatRows {
    /// Rows of both conditions in the same colours; each in colours of its own where they do not share a unit.
    static func paired(
        _ own: HeatRows?, _ theirs: HeatRows?, sharingUnit: Bool
    ) -> (own: HeatRows?, theirs: HeatRows?) {
        guard sharingUnit else { return (own, theirs) }
        return (own?.onScale(of: theirs), theirs?.onScale(of: own))
    }
}

extension ExplorerState {
    /// The unit of a signal; of two conditions that do not share one, both.
    func unitText(ofSignal index: Int) -> String {
        let difference = scaleDifference(of: index)
        return difference.map { "\($0.a), \(conditionNames.other)'s \($0.b)" } ?? catalog.signals[index].unit
    }

    /// What is read so far of the focused signal; nil before any of it is.
    var shownPair: ProfilePair? { shownProfiles.map { ProfilePair(own: $0, other: otherProfiles) } }
}
