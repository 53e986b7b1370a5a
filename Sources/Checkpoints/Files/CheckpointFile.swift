#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A checkpoint's bytes in memory, not yet interpreted.
public struct CheckpointFile: Sendable {
    /// Files larger than this are refused: a released checkpoint with its optimiser states takes 7 MB.
    public static let largestSize = 4 << 30

    /// Where the bytes came from, for messages.
    public let path: String
    /// The whole file.
    public let bytes: [UInt8]

    /// A file already in memory; `path` names it in messages.
    public init(bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }

    /// Reads a whole file.
    ///
    /// The file is read rather than mapped: a mapped file that someone shortens kills the process that looks at it.
    ///
    /// - Throws: `CheckpointError` for anything but a regular, readable file of at most `largestSize` bytes.
    public init(contentsOf path: String) throws(CheckpointError) {
        func failure(_ problem: String) -> CheckpointError {
            CheckpointError(path: path, place: .file, problem: problem)
        }
        // Not blocking, so that a named pipe is refused below rather than waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure("cannot be opened: \(systemError())") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("cannot be read: \(systemError())") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure("is not a regular file") }
        guard status.st_size <= Self.largestSize else {
            throw failure("has \(status.st_size) bytes; checkpoints of up to \(Self.largestSize) are read")
        }
        let size = Int(status.st_size)
        // An array that cannot be had ends the process, so ask first.
        guard let probe = malloc(max(size, 1)) else { throw failure("needs \(size) bytes of memory") }
        free(probe)

        var problem: String?
        bytes = [UInt8](unsafeUninitializedCapacity: size) { memory, count in
            while count < size {
                let taken = read(descriptor, memory.baseAddress?.advanced(by: count), size - count)
                if taken > 0 {
                    count += taken
                } else if taken == 0 {
                    problem = "ended after \(count) of \(size) bytes: is it still being written?"
                    return
                } else if errno != EINTR {
                    problem = "cannot be read: \(systemError())"
                    return
                }
            }
        }
        if let problem { throw failure(problem) }
        self.path = path
    }

    /// Whether there is anything at a path.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// An error about a place of this file.
    func failure(at place: CheckpointError.Place, _ problem: String) -> CheckpointError {
        CheckpointError(path: path, place: place, problem: problem)
    }
}

/// What the last failed system call says about itself.
func systemError() -> String { String(cString: strerror(errno)) }
