#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Writes `parts`, one after the other, as the file at `path`, whole or not at all.
///
/// At any moment, even through a power cut, either the old file or the new one is there: temporary file beside
/// it, sync, rename, sync of the directory.
///
/// Devices, pipes and directories are refused, since renaming would replace them; a symbolic link is replaced.
func writeAtomically(_ parts: [ArraySlice<UInt8>], to path: String) throws(CheckpointError) {
    func failure(_ step: String) -> CheckpointError {
        CheckpointError(path: path, place: .file, problem: "cannot be written: \(step): \(systemError())")
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        throw CheckpointError(path: path, place: .file, problem: "is there already and not a regular file")
    }
    let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("creating \(temporary)") }

    func cleaned(_ error: CheckpointError) -> CheckpointError {
        unlink(temporary)
        return error
    }
    for part in parts {
        guard writeAll(part, to: descriptor) else {
            defer { close(descriptor) }
            throw cleaned(failure("writing \(temporary)"))
        }
    }
    guard fsync(descriptor) == 0 else {
        defer { close(descriptor) }
        throw cleaned(failure("syncing \(temporary)"))
    }
    guard close(descriptor) == 0 else { throw cleaned(failure("closing \(temporary)")) }
    guard rename(temporary, path) == 0 else { throw cleaned(failure("renaming \(temporary)")) }

    let folder = open(directory, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard folder >= 0 else { throw failure("opening \(directory)") }
    defer { close(folder) }
    // Some file systems cannot sync a directory and say so; the rename itself is done.
    guard fsync(folder) == 0 || errno == EINVAL else { throw failure("syncing \(directory)") }
}

/// Writes all bytes, however many calls it takes; false, with `errno` set, when one fails.
func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { memory in
        var done = 0
        while done < memory.count {
            let written = write(descriptor, memory.baseAddress?.advanced(by: done), memory.count - done)
            if written > 0 {
                done += written
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
