import Wording

/// Why a checkpoint could not be read or written: one line naming the file, the place in it and what was expected.
public struct CheckpointError: ReasonedError, Sendable, Equatable, CustomStringConvertible {
    /// Where in the file the problem is.
    public enum Place: Sendable, Equatable {
        /// The file as a whole.
        case file
        /// A byte offset from the start of the file.
        case byte(Int)
        /// A tensor, by name.
        case tensor(String)
        /// An entry of a zip archive, by name.
        case entry(String)
        /// A setting of the configuration, by name.
        case setting(String)
    }

    /// The file's path, or what the caller named the bytes.
    public let path: String
    /// The place in the file.
    public let place: Place
    /// What was found and what was expected.
    public let problem: String

    /// An error about one place of one file.
    public init(path: String, place: Place, problem: String) {
        self.path = path
        self.place = place
        self.problem = problem
    }

    /// One line, `file: place: problem`, safe to print: names from the file have control characters escaped.
    public var description: String {
        [path, placeWords, problem].compactMap(\.self).map { $0.printable(limit: 400) }.joined(
            separator: ": ")
    }

    /// "problem (place, file)", as safe to print.
    public var reasonFirst: String {
        let places = [placeWords, path].compactMap(\.self).map { $0.printable(limit: 400) }
        return "\(problem.printable(limit: 400)) (\(places.joined(separator: ", ")))"
    }

    private var placeWords: String? {
        switch place {
        case .file: nil
        case .byte(let offset): "byte \(offset)"
        case .tensor(let name): "tensor \(name)"
        case .entry(let name): "entry \(name)"
        case .setting(let name): "setting \(name)"
        }
    }
}
