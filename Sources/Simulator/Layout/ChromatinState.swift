/// The hidden background state Z of a domain: the confounder, cause of signals and of expression alike.
public enum ChromatinState: Int, CaseIterable, Sendable, Codable {
    /// Open and gene-rich.
    case active
    /// Open, with little activity.
    case weak
    /// Silenced by Polycomb; promoters poised.
    case polycomb
    /// Closed.
    case heterochromatin
    /// Closed, full of repeats, hard to map.
    case repeatRich

    /// The name used in files.
    public var name: String {
        switch self {
        case .active: "active"
        case .weak: "weak"
        case .polycomb: "polycomb"
        case .heterochromatin: "heterochromatin"
        case .repeatRich: "repeat-rich"
        }
    }

    /// Red, green, blue for BED9, near the colours ChromHMM users know.
    var colour: String {
        switch self {
        case .active: "0,150,60"
        case .weak: "194,225,5"
        case .polycomb: "128,128,128"
        case .heterochromatin: "138,145,208"
        case .repeatRich: "102,205,170"
        }
    }
}
