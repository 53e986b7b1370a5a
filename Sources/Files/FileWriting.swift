#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes handed to the system, however many calls that takes.
package enum FileWriting {
    /// Writes all of `bytes` to an open file, pipe or terminal, waiting where it cannot take them yet; errors name
    /// `path`.
    package static func write(
        _ bytes: ArraySlice<UInt8>, to descriptor: Int32, path: String
    ) throws(WriteError) {
        let failure = bytes.withUnsafeBytes { Self.failure(writing: $0, to: descriptor) }
        guard failure == 0 else { throw .system("cannot write", path: path, number: failure) }
    }

    /// Writes all of `bytes`; the system's number of what failed, 0 for nothing.
    package static func failure(writing bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            #if canImport(Glibc)
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            #else
                let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
            #endif
            if count > 0 {
                done += count
            } else if errno == EAGAIN || errno == EWOULDBLOCK {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, 1_000)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}
