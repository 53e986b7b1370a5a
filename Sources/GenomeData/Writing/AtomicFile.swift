#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears under its name whole or not at all.
///
/// Bytes go to `temporaryPath`, in the same folder; `commit()` syncs them and renames the file. A run that is
/// killed before leaves at most the temporary file, whose name starts with a dot and ends in `.partial`; a
/// value that goes away uncommitted removes it.
public final class AtomicFile {
    /// The final name.
    public let path: String
    /// Where the bytes are written until `commit()`.
    public let temporaryPath: String
    private var isFinished = false

    /// Creates the temporary file, empty.
    ///
    /// - Throws: `WriteError` when `path` is a folder or its folder cannot be written.
    public init(path: String) throws {
        let (folder, name) = Self.split(path)
        guard !name.isEmpty else { throw WriteError(path: path, reason: "is not a file name") }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw WriteError(path: path, reason: "is a folder, expected a file")
        }
        self.path = path
        temporaryPath = try Self.createTemporary(folder: folder, name: name, path: path)
    }

    deinit {
        if !isFinished { unlink(temporaryPath) }
    }

    /// Syncs the temporary file to disk and gives it its final name, replacing what was there.
    ///
    /// Whoever wrote to `temporaryPath` has closed it before. Does nothing the second time.
    ///
    /// - Throws: `WriteError` when syncing or renaming fails; the final name is then untouched.
    public func commit() throws {
        guard !isFinished else { return }
        let descriptor = open(temporaryPath, O_RDONLY)
        guard descriptor >= 0 else { throw WriteError.system("cannot reopen", path: path) }
        let synced = fsync(descriptor)
        let failure = WriteError.system("cannot sync to disk", path: path)
        close(descriptor)
        guard synced == 0 else { throw failure }
        guard rename(temporaryPath, path) == 0 else {
            throw WriteError.system("cannot rename the finished file", path: path)
        }
        isFinished = true
        Self.syncFolder(Self.split(path).folder)
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
    }

    /// A name nobody uses: two processes differ in their id, two files of one process in the number.
    private static func createTemporary(folder: String, name: String, path: String) throws -> String {
        for attempt in 0..<1_000 {
            let candidate = "\(folder).\(name).\(getpid())-\(attempt).partial"
            let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                close(descriptor)
                return candidate
            }
            guard errno == EEXIST else { throw WriteError.system("cannot create", path: path) }
        }
        throw WriteError(path: path, reason: "1,000 unfinished files of this name are in the way")
    }

    /// The rename itself must survive a power cut.
    ///
    /// Some file systems cannot sync a folder: no error then.
    private static func syncFolder(_ folder: String) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }
}
