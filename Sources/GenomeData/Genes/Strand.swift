/// The strand a gene is read from.
public enum Strand: String, Sendable, Hashable, Codable {
    /// The + strand: left to right.
    case forward = "+"
    /// The − strand: right to left.
    case reverse = "-"
    /// Not known; its 5′ end is taken as on the + strand.
    case unknown = "."

    /// From the spellings in use: `+`, `1`, `+1`; `-`, `-1`, `−`; `.`, `?`, `0`.
    init?(spelling: String) {
        switch spelling {
        case "+", "1", "+1": self = .forward
        case "-", "-1", "\u{2212}": self = .reverse
        case ".", "?", "0": self = .unknown
        default: return nil
        }
    }
}
