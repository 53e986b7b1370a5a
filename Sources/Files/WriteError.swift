#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that could not be written, and why.
public struct WriteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file under its final name.
    public let path: String
    /// What failed, in words a user can act on.
    public let reason: String

    /// `path` could not be written because of `reason`.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// Path and reason, on one line.
    public var description: String { "\(path): \(reason)" }

    /// The failure of a system call, with the system's own words for its number; that of the call just made if not
    /// given.
    package static func system(_ action: String, path: String, number: Int32 = errno) -> WriteError {
        WriteError(path: path, reason: "\(action): \(SystemError.words(number))")
    }
}
