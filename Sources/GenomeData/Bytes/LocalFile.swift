#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A regular file, read by position: safe from several threads without a lock, as no file offset is shared.
///
/// The file is not mapped into memory: a mapped file that somebody shortens kills the process that reads it.
final class LocalFile: ByteSource {
    let name: String
    let size: Int
    let isRemote = false
    /// When the content last changed, in nanoseconds since 1970.
    let modified: Int
    private let descriptor: Int32

    init(path: String) throws(GenomeDataError) {
        name = path
        // Not blocking, or opening a pipe that nobody writes to would wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw GenomeDataError(
                file: path, place: nil, problem: "cannot be opened: \(SystemError.words(errno))")
        }
        self.descriptor = descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw GenomeDataError(
                file: path, place: nil, problem: "is not a regular file, which random access needs")
        }
        size = Int(status.st_size)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    }

    deinit { close(descriptor) }

    func read(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8] {
        try checkRange(at: offset, count: count)
        var failure: GenomeDataError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let base = buffer.baseAddress {
                let got = pread(descriptor, base + filled, count - filled, off_t(offset + filled))
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    failure = GenomeDataError(
                        file: name, place: "byte \(offset + filled)",
                        problem: "the file ends here; it had \(size) bytes when it was opened")
                    return
                } else if errno != EINTR {
                    failure = GenomeDataError(
                        file: name, place: "byte \(offset + filled)",
                        problem: "cannot be read: \(SystemError.words(errno))")
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
