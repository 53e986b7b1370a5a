import CHTSlib
import Files

/// A bgzip file: gzip in blocks of at most 64 kB, which an index can reach one by one.
///
/// Headers hold no time and no name, so the same bytes in give the same bytes out (for one version of
/// htslib and its compressor).
final class BlockGzipOutput: ByteOutput {
    private let path: String
    private var file: UnsafeMutablePointer<BGZF>?
    private let indexPath: String?

    /// Opens `temporaryPath`; errors name `path`.
    ///
    /// With `indexPath`, closing also writes a `.gzi` there.
    init(temporaryPath: String, path: String, indexPath: String? = nil, level: Int = 6) throws {
        self.path = path
        self.indexPath = indexPath
        // What fails is said by the errors thrown here.
        hts_set_log_level(HTS_LOG_OFF)
        file = bgzf_open(temporaryPath, "w\(max(0, min(9, level)))")
        guard file != nil else { throw WriteError.system("cannot open for compression", path: path) }
        if indexPath != nil, bgzf_index_build_init(file) != 0 {
            throw WriteError(path: path, reason: "cannot start the .gzi index")
        }
    }

    deinit {
        if let file { _ = bgzf_close(file) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard !bytes.isEmpty else { return }
        guard bgzf_write(file, bytes.baseAddress, bytes.count) == bytes.count else {
            throw WriteError.system("cannot write compressed bytes", path: path)
        }
    }

    func close() throws {
        if let indexPath, bgzf_index_dump(file, indexPath, nil) != 0 {
            throw WriteError.system("cannot write the index \(indexPath)", path: path)
        }
        let result = bgzf_close(file)
        file = nil
        guard result == 0 else { throw WriteError.system("cannot finish compressed bytes", path: path) }
    }
}
