/// A field of a table.
public struct TableCell: Sendable, Hashable {
    /// The text.
    public var text: String
    /// What the text means, which decides how it looks.
    public var role: Role
    /// The offsets, in Unicode scalars, of letters to point out in the role `match`.
    public var matches: [Int]

    /// A field.
    public init(_ text: String, _ role: Role = .text, matches: [Int] = []) {
        self.text = text
        self.role = role
        self.matches = matches
    }
}
