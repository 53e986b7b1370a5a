/// An error that can be said with what matters first, for places where its end finds no room.
public protocol ReasonedError: Error {
    /// What was found and what was expected, then the place and the file in brackets.
    var reasonFirst: String { get }
    /// The reason in a few words, for where a number would be: "no H3K4me3"; nil where nobody has any.
    var brief: String? { get }
}

extension ReasonedError {
    /// None.
    public var brief: String? { nil }
}
