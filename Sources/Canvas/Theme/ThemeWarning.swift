/// Something in a theme file that could not be used.
///
/// The rest of the file still is.
public struct ThemeWarning: Sendable, Hashable, CustomStringConvertible {
    /// The file, or the name of a shipped theme.
    public let file: String
    /// The line, from 1, where it is known.
    public let line: Int?
    /// What is wrong, and what was expected.
    public let message: String

    /// File, line and message, as compilers write them.
    public var description: String { file + (line.map { ":\($0)" } ?? "") + ": " + message }
}
