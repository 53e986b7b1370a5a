import CHTSlib
import Testing

/// Reads a gzip file whole, through htslib.
enum Gzip {
    static func decompress(_ path: String) throws -> [UInt8] {
        let file = try #require(bgzf_open(path, "r"))
        defer { bgzf_close(file) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = bgzf_read(file, &buffer, buffer.count), count > 0 {
            result += buffer[..<count]
        }
        return result
    }
}
