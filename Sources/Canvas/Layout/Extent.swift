/// How much of a split rectangle a part gets.
public enum Extent: Sendable, Hashable {
    /// So many cells, while there are enough.
    case fixed(Int)
    /// A share of what the fixed parts leave, by weight, but at least `min` cells while there are enough.
    case share(_ weight: Double = 1, min: Int = 0)
}
