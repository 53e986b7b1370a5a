import Wording

/// Why a checkpoint could not be read or written: one line naming the file, the place in it and what was expected.
public struct CheckpointError: Error, Sendable, Equatable, CustomStringConvertible {
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
        let parts =
            switch place {
            case .file: [path, problem]
            case .byte(let offset): [path, "byte \(offset)", problem]
            case .tensor(let name): [path, "tensor \(name)", problem]
            case .entry(let name): [path, "entry \(name)", problem]
            case .setting(let name): [path, "setting \(name)", problem]
            }
        return parts.map { $0.printable(limit: 400) }.joined(separator: ": ")
    }
}
