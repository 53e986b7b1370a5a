/// A text that is not TOML, and where.
public struct TOMLError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// What was found and what was expected.
    public let problem: String

    /// "line 3: problem".
    public var description: String { "line \(line): \(problem)" }
}
