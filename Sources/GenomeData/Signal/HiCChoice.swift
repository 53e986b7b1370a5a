/// Which matrix of a `.hic` file is meant, and how its counts become contacts.
public struct HiCChoice: Sendable, Hashable {
    /// What bins are made of.
    public enum BinUnit: String, Sendable, Hashable, CaseIterable {
        /// Bases.
        case bases = "BP"
        /// Restriction fragments.
        case fragments = "FRAG"
    }

    /// The name of the vector whose values counts are divided by, `VC`, `VC_SQRT`, `KR`, `SCALE` or another that the file
    /// has; `NONE` for counts as they are.
    public var normalization: String
    /// Bases or restriction fragments per bin.
    public var resolution: Int
    /// What bins are made of.
    public var unit: BinUnit

    /// The name for counts as they are.
    public static let none = "NONE"

    /// A choice; unless told, that of the published work: VC at 5 kb.
    public init(normalization: String = "VC", resolution: Int = 5_000, unit: BinUnit = .bases) {
        self.normalization = normalization
        self.resolution = resolution
        self.unit = unit
    }

    /// Whether counts are taken as they are.
    var isRaw: Bool { normalization == Self.none }

    /// The bins in words: "5000 BP".
    var bins: String { "\(resolution) \(unit.rawValue)" }
}
