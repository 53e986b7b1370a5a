import Files

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A remote text file fetched to disk: tables are needed whole, and a file on disk costs no memory.
enum LocalCopy {
    /// The most that is fetched, in bytes as the server holds them.
    static let largest = 1 << 32
    private static let piece = 4 << 20

    /// Fetches `url` piece by piece into a temporary file that has no name any more, so that nothing is left
    /// behind whatever happens; returns its descriptor, at the file's start, which the caller closes.
    static func fetch(_ url: String) throws(GenomeDataError) -> Int32 {
        let source = try ByteSources.open(url)
        guard source.size <= largest else {
            throw GenomeDataError(
                file: url, place: nil,
                problem: "has \(source.size) bytes; a table of more than \(largest) must be fetched by hand")
        }
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/prism-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw GenomeDataError(
                file: url, place: nil,
                problem: "cannot be copied to \(folder): \(SystemError.words(errno))")
        }
        unlink(template)
        do {
            try copy(source, to: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    private static func copy(_ source: any ByteSource, to descriptor: Int32) throws(GenomeDataError) {
        var offset = 0
        while offset < source.size {
            let bytes = try source.readAvailable(at: offset, count: piece)
            let written = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
            }
            guard written > 0 else {
                throw GenomeDataError(
                    file: source.name, place: "byte \(offset)",
                    problem: "cannot be copied to disk: \(SystemError.words(errno))")
            }
            offset += written
        }
    }
}
