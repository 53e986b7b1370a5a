#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes taken from the system, however many calls that takes.
package enum FileReading {
    /// Exactly `count` bytes of an open file, from an offset on; errors name `path`.
    ///
    /// - Throws: where they cannot be read, or are not there.
    package static func read(
        _ count: Int, at offset: Int, of descriptor: Int32, path: String
    ) throws(WriteError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        var done = 0
        while done < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(offset + done))
            }
            if got > 0 {
                done += got
            } else if got == 0 {
                throw WriteError(path: path, reason: "has become shorter")
            } else if errno != EINTR {
                throw .system("cannot read", path: path)
            }
        }
        return bytes
    }
}
