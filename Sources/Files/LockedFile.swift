#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that one process at a time writes to: its first one holds a lock until it closes the file.
package enum LockedFile {
    /// Opens a file to read and write, or creates it.
    ///
    /// - Returns: its descriptor, for `close(_:)`.
    /// - Throws: `WriteError` where it cannot be opened, and where another process holds it.
    package static func open(_ path: String) throws(WriteError) -> Int32 {
        let descriptor = openFile(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .system("cannot create", path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            _ = closeFile(descriptor)
            throw WriteError(path: path, reason: "another process is writing it")
        }
        return descriptor
    }

    /// Gives the file up.
    package static func close(_ descriptor: Int32) {
        // Said, as a child that is being started may still have the descriptor, and with it the lock.
        flock(descriptor, LOCK_UN)
        _ = closeFile(descriptor)
    }
}

/// `open(2)` and `close(2)`, whose names the functions above hide.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }
