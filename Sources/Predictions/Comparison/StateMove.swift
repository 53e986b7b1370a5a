/// The background state that a gene lies in, every signal on, in two conditions.
public struct StateMove: Sendable, Equatable {
    /// The likeliest in A, from 0; nil where A's model knows no states, and where nothing is known around the gene.
    public var a: Int?
    /// The same in B.
    public var b: Int?
    /// Whether both are of the same states: a gene cannot move between states that are not the same.
    public var areAlike: Bool

    /// A gene's states.
    public init(a: Int? = nil, b: Int? = nil, areAlike: Bool = true) {
        (self.a, self.b, self.areAlike) = (a, b, areAlike)
    }

    /// Whether the gene lies in another state in B; nil where that cannot be told.
    public var isMoved: Bool? {
        guard areAlike, let a, let b else { return nil }
        return a != b
    }
}
