import CHTSlib
import Files

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The unpacked bytes of a file or an http(s) URL: plain, gzip or bgzip, told apart by content.
///
/// Damage is an error, never a short file: a cut gzip member, a wrong checksum, a bgzip file without its end
/// marker. Not thread-safe; whoever shares one puts a lock around it.
final class TextStream {
    /// The path or URL, as given.
    let path: String

    /// Whether `seek(to:)` works: in a plain file, or in bgzip opened with `indexed`.
    ///
    /// Plain gzip has no way in but the front.
    let isSeekable: Bool

    private let handle: UnsafeMutablePointer<BGZF>

    /// Opens `path`; `indexed` notes, while reading bgzip, where its blocks start (16 bytes for each 64 KiB).
    init(path: String, indexed: Bool = false) throws(GenomeDataError) {
        self.path = path
        hts_set_log_level(HTS_LOG_OFF)
        guard let handle = try Self.open(path) else {
            throw GenomeDataError(file: path, place: nil, problem: "cannot open: \(SystemError.words(errno))")
        }
        self.handle = handle
        switch bgzf_compression(handle) {
        case 1:
            isSeekable = false
        case 2:
            isSeekable = indexed && bgzf_index_build_init(handle) == 0
        default:
            isSeekable = true
        }
    }

    deinit { bgzf_close(handle) }

    /// Fills the front of `buffer`; returns the number of bytes, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GenomeDataError) -> Int {
        let count = bgzf_read(handle, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw damage() }
        // 0 says that the end marker of bgzip is missing; other answers mean that it is there, or that the
        // file cannot be asked (a pipe, a server without ranges).
        if count == 0, bgzf_compression(handle) == 2, bgzf_check_EOF(handle) == 0 {
            throw GenomeDataError(
                file: path, place: nil, problem: "cut short: the bgzip end marker is missing")
        }
        return count
    }

    /// Moves to a byte of the unpacked text that has been read before; only where `isSeekable`.
    func seek(to offset: Int) throws(GenomeDataError) {
        guard bgzf_useek(handle, off_t(offset), SEEK_SET) == 0 else {
            throw GenomeDataError(file: path, place: "byte \(offset)", problem: "cannot move there")
        }
    }

    private func damage() -> GenomeDataError {
        let problem =
            bgzf_compression(handle) == 0
            ? "cannot read: \(SystemError.words(errno))"
            : "the compressed data are damaged or cut short"
        return GenomeDataError(file: path, place: nil, problem: problem)
    }

    private static func open(_ path: String) throws(GenomeDataError) -> UnsafeMutablePointer<BGZF>? {
        guard ByteSources.isURL(path) else { return bgzf_open(literal(path), "r") }
        let descriptor = try LocalCopy.fetch(path)
        guard let file = hdopen(descriptor, "r") else {
            close(descriptor)
            return nil
        }
        guard let handle = bgzf_hopen(file, "r") else {
            hclose_abruptly(file)
            return nil
        }
        return handle
    }

    /// htslib reads "data:", "preload:" and more as schemes; a local name with a colon must not become one.
    private static func literal(_ path: String) -> String {
        path.hasPrefix("/") ? path : "./" + path
    }
}
