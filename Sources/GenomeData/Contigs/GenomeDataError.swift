/// What is wrong with a file, and where: every reader of this module throws this and nothing else.
///
/// It reads as `file: place: problem`, for instance `genes.tsv: line 12: the TSS -5 is negative`.
public struct GenomeDataError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's path or URL, as the user gave it.
    public let file: String
    /// Where in the file: `line 12`, `byte 4096`, `chr22:17,000,000`. Nil when the file as a whole is meant.
    public let place: String?
    /// What was found there and what was expected.
    public let problem: String

    /// The error that `problem` was found at `place` of `file`.
    public init(file: String, place: String?, problem: String) {
        self.file = file
        self.place = place
        self.problem = problem
    }

    /// `file: place: problem`, on one line.
    public var description: String {
        if let place { "\(file): \(place): \(problem)" } else { "\(file): \(problem)" }
    }
}
