import Wording

/// Damage or absence in a file of genomics data, said so that it can be mended: which file, where in it, what.
///
/// Every reader of this module throws it and nothing else.
public struct GenomeDataError: ReasonedError, Sendable, Hashable, CustomStringConvertible {
    /// The path or URL, as the caller gave it.
    public let file: String
    /// Where in the file: "line 12, column tss", "byte 4,096" or "chr22:1,000"; nil when the whole file is meant.
    public let place: String?
    /// What was found and what was expected.
    public let problem: String
    /// The problem in a few words, for where a number would be: "no H3K4me3"; nil where nobody has any.
    public let brief: String?

    /// An error that reads "file: place: problem".
    public init(file: String, place: String?, problem: String, brief: String? = nil) {
        self.file = file
        self.place = place
        self.problem = problem
        self.brief = brief
    }

    /// "problem (place, file)", on one line, control characters escaped as in `description`.
    public var reasonFirst: String {
        let places = [place, file].compactMap(\.self).joined(separator: ", ")
        return "\(problem) (\(places))".printable()
    }

    /// "file: place: problem", on one line.
    ///
    /// Control characters are escaped: what a file holds must not steer the terminal its error is shown on.
    public var description: String {
        guard let place else { return "\(file): \(problem)".printable() }
        return "\(file): \(place): \(problem)".printable()
    }
}
