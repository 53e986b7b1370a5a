import Wording

/// Damage or absence in a file of genomics data, said so that it can be mended: which file, where in it, what.
///
/// Every reader of this module throws it and nothing else.
public struct GenomeDataError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path or URL, as the caller gave it.
    public let file: String
    /// Where in the file: "line 12, column tss", "byte 4,096" or "chr22:1,000"; nil when the whole file is meant.
    public let place: String?
    /// What was found and what was expected.
    public let problem: String

    /// An error that reads "file: place: problem".
    public init(file: String, place: String?, problem: String) {
        self.file = file
        self.place = place
        self.problem = problem
    }

    /// "file: place: problem", on one line.
    ///
    /// Control characters are escaped: what a file holds must not steer the terminal its error is shown on.
    public var description: String {
        guard let place else { return "\(file): \(problem)".printable() }
        return "\(file): \(place): \(problem)".printable()
    }
}
