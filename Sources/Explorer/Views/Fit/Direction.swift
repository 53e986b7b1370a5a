/// Where the next point is looked for.
enum Direction: String, Sendable, Hashable, CaseIterable {
    case left
    case right
    case up
    case down
}
