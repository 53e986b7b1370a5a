/// A value and where it is.
public struct TOMLNode: Sendable, Equatable {
    /// The value.
    public let value: TOMLValue
    /// The line of the key, or of an array's element, counted from 1.
    public let line: Int
}
