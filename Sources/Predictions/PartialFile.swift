import GenomeData

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text file that grows line by line beside its final name, survives being killed, and gets its name when whole.
///
/// The lines are in `<path>.partial` until `commit()`. A later run with the same header goes on after the last whole
/// line. One process at a time may write.
final class PartialFile {
    /// The whole lines after the header that an earlier run left.
    let keptLines: [String]

    private let path: String
    private let partialPath: String
    private let descriptor: Int32

    /// The largest partial file that is gone on with, in bytes.
    private static let largest = 1 << 30

    /// Opens or starts the file.
    ///
    /// - Parameters:
    ///   - path: the final name.
    ///   - header: the lines that come first.
    ///   - restart: throws away what an earlier run left.
    /// - Throws: `WriteError` where another process writes it, or an earlier run left something with another header.
    init(path: String, header: [String], restart: Bool) throws {
        self.path = path
        partialPath = path + ".partial"
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw WriteError(path: path, reason: "is there already and not a regular file")
        }
        descriptor = open(partialPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.failure("cannot create", partialPath) }
        do {
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                throw WriteError(path: partialPath, reason: "another process is writing it")
            }
            let head = header.joined(separator: "\n") + "\n"
            let left = restart ? "" : try Self.wholeLines(descriptor, partialPath)
            if head.hasPrefix(left) {
                keptLines = []
                try Self.cut(descriptor, to: 0, partialPath)
                try Self.write(head, to: descriptor, partialPath)
            } else {
                guard left.hasPrefix(head) else {
                    throw WriteError(
                        path: partialPath,
                        reason:
                            "was left by a run of other data, model or settings; remove it, or use --restart")
                }
                keptLines = left.dropFirst(head.count).split(separator: "\n").map(String.init)
                try Self.cut(descriptor, to: left.utf8.count, partialPath)
            }
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Appends lines; each is handed to the system at once.
    func append(_ lines: [String]) throws {
        guard !lines.isEmpty else { return }
        try Self.write(lines.joined(separator: "\n") + "\n", to: descriptor, partialPath)
    }

    /// Syncs the file to disk and gives it its final name.
    func commit() throws {
        guard fsync(descriptor) == 0 else { throw Self.failure("cannot sync", partialPath) }
        guard rename(partialPath, path) == 0 else {
            throw Self.failure("cannot rename to \(path)", partialPath)
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let directory = open(folder, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { return }
        // Some file systems cannot sync a folder; the rename itself is done.
        _ = fsync(directory)
        close(directory)
    }

    /// What the file holds up to its last line end.
    private static func wholeLines(_ descriptor: Int32, _ path: String) throws -> String {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("cannot read", path) }
        guard status.st_size <= largest else {
            throw WriteError(path: path, reason: "is too large to go on with")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(done))
            }
            guard count > 0 else { throw failure("cannot read", path) }
            done += count
        }
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        guard let text = String(validating: bytes[..<end], as: UTF8.self) else {
            throw WriteError(path: path, reason: "is not text; remove it, or use --restart")
        }
        return text
    }

    /// Cuts off what follows `size` and goes there.
    private static func cut(_ descriptor: Int32, to size: Int, _ path: String) throws {
        guard ftruncate(descriptor, off_t(size)) == 0, lseek(descriptor, off_t(size), SEEK_SET) >= 0 else {
            throw failure("cannot cut", path)
        }
    }

    private static func write(_ text: String, to descriptor: Int32, _ path: String) throws {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { memory in
                #if canImport(Glibc)
                    Glibc.write(descriptor, memory.baseAddress, memory.count)
                #else
                    Darwin.write(descriptor, memory.baseAddress, memory.count)
                #endif
            }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw failure("cannot write", path)
            }
        }
    }

    private static func failure(_ action: String, _ path: String) -> WriteError {
        WriteError(path: path, reason: "\(action): \(String(cString: strerror(errno)))")
    }
}
