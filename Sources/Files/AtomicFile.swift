#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears under its name whole or not at all.
///
/// Bytes go to `temporaryPath`, in the same folder; `commit()` syncs them and renames the file. A run that is
/// killed before leaves at most the temporary file, whose name starts with a dot and ends in `.partial`; a
/// value that goes away uncommitted removes it, and so does `TemporaryFiles.remove()`.
public final class AtomicFile {
    /// The final name.
    public var path: String { destination.path }
    /// Where the bytes are written until `commit()`.
    public let temporaryPath: String
    private let destination: Destination
    private var isFinished = false
    /// Where the temporary file is noted for a program that is ended at once.
    private let place: Int?

    /// Creates the temporary file, empty.
    ///
    /// - Throws: `WriteError` when `path` is a folder, a device or a pipe, or its folder cannot be written.
    public init(path: String) throws(WriteError) {
        destination = try Destination(path)
        (temporaryPath, place) = try Self.createTemporary(destination)
    }

    deinit {
        guard !isFinished else { return }
        unlink(temporaryPath)
        TemporaryFiles.forget(place)
    }

    /// Syncs the temporary file to disk and gives it its final name, replacing what was there but its permissions.
    ///
    /// Whoever wrote to `temporaryPath` has closed it before. Does nothing the second time.
    ///
    /// - Throws: `WriteError` when syncing or renaming fails; the final name is then untouched.
    public func commit() throws(WriteError) {
        guard !isFinished else { return }
        let descriptor = open(temporaryPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("cannot reopen", path: path) }
        defer { close(descriptor) }
        try destination.take(temporaryPath, descriptor)
        isFinished = true
        TemporaryFiles.forget(place)
    }

    /// Writes `parts`, one after the other, as the file at `path`, whole or not at all.
    package static func write(_ parts: [ArraySlice<UInt8>], to path: String) throws(WriteError) {
        let file = try AtomicFile(path: path)
        let descriptor = open(file.temporaryPath, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("cannot open", path: path) }
        do throws(WriteError) {
            for part in parts { try FileWriting.write(part, to: descriptor, path: path) }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw .system("cannot close", path: path) }
        try file.commit()
    }

    /// A name nobody uses: two processes differ in their id, two files of one process in the number.
    ///
    /// - Returns: the name, and where it is noted.
    private static func createTemporary(_ destination: Destination) throws(WriteError) -> (String, Int?) {
        let stem = "\(destination.folder).\(destination.name).\(getpid())"
        for attempt in 0..<1_000 {
            let candidate = "\(stem)-\(attempt).partial"
            // Noted first: the program may be ended as soon as the file is there.
            let place = TemporaryFiles.note(candidate)
            let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                close(descriptor)
                return (candidate, place)
            }
            let number = errno
            TemporaryFiles.forget(place)
            guard number == EEXIST else {
                throw .system("cannot create", path: destination.path, number: number)
            }
        }
        throw WriteError(path: destination.path, reason: "1,000 unfinished files of this name are in the way")
    }
}
