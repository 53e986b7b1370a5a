/// A signal around the TSS of genes, as this condition has it and as the other does.
struct ProfilePair: Sendable {
    let signal: HeatSignal
    /// Nil where this condition has no such signal.
    let own: Profiles?
    /// Nil where no other condition is open, or it has no such signal.
    let other: Profiles?
    /// Bases to each side of the TSS.
    let flank: Int

    /// What is read of either.
    var all: [Profiles] { [own, other].compactMap(\.self) }
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
    /// What is read so far of the heat map's signal; nil before any of it is.
    var shownPair: ProfilePair? {
        let pair = ProfilePair(
            signal: heatSignal, own: shownProfiles, other: otherProfiles, flank: heatmap.flank)
        return pair.all.isEmpty ? nil : pair
    }
}
