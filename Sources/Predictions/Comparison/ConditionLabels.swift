/// What two conditions are called in what is said of them.
public struct ConditionLabels: Sendable, Equatable {
    /// The condition that changes are counted from.
    public let a: String
    /// The other condition.
    public let b: String

    /// As commands call them, in the order in which they are given.
    public static let letters = ConditionLabels(a: "A", b: "B")

    /// Two names.
    public init(a: String, b: String) { (self.a, self.b) = (a, b) }
}
