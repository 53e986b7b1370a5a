/// Where text stands in a field that is wider than it.
public enum Alignment: Sendable, Equatable {
    /// Text first, spaces after.
    case left
    /// Spaces first: numbers.
    case right
    /// Spaces on both sides, the odd one after.
    case centre
}
