/// How two genes share the room of one.
enum Pairing: Sendable, Equatable {
    /// Next to each other.
    case beside
    /// One over the other.
    case stacked
    /// One at a time, as there is no room for two.
    case swapped
}
