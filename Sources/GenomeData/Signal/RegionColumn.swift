/// Which column of a file of regions holds their values.
public enum RegionColumn: Sendable, Hashable {
    /// For a signal: `signalValue` where there is one, or else the score, or else 1 for every region.
    case strength
    /// For a track that is shown: the score, or else `signalValue`, or else nothing.
    case score
    /// The column of this name.
    case named(String)
    /// The column of this number, from 1 on.
    case number(Int)
    /// None: every region has the value 1.
    case presence

    /// The word that a manifest has for `presence`.
    static let presenceWord = "presence"
}
