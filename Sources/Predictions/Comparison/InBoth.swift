/// A value in two conditions, A and B.
public struct InBoth<Value: Sendable & Equatable & FloatingPoint>: Sendable, Equatable {
    /// In A; nil where there is none.
    public var a: Value?
    /// In B; nil where there is none.
    public var b: Value?

    /// A value of each.
    public init(a: Value? = nil, b: Value? = nil) {
        self.a = a
        self.b = b
    }

    /// The value in B less that in A; nil where one of them is not there.
    public var change: Value? {
        guard let a, let b else { return nil }
        return b - a
    }

    /// The same with the conditions exchanged.
    public var swapped: InBoth { InBoth(a: b, b: a) }
}
