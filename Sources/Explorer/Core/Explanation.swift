/// What a panel or a word of the program means, in a few lines.
public struct Explanation: Sendable, Equatable {
    /// The panel's title, or the word.
    public let title: String
    /// What the number is.
    public let what: String
    /// The unit that it is in.
    public let unit: String
    /// How the number is made.
    public let made: String
    /// What the number is not, where people take it for that.
    public let isNot: String

    /// The parts with their names, in the order in which they are read.
    public var parts: [(name: String, text: String)] {
        [("what", what), ("unit", unit), ("made", made), ("is not", isNot)].filter { !$0.text.isEmpty }
    }

    /// Whether a text, in lower case, stands in it.
    func holds(_ text: String) -> Bool {
        title.lowercased().contains(text) || parts.contains { $0.text.lowercased().contains(text) }
    }
}
