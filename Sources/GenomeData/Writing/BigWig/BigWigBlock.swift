import CZlib
import Files

/// The stretch of the genome that one compressed block covers, and where its bytes are: a leaf of the index.
struct BigWigBlock {
    var contig: UInt32
    var start: UInt32
    var endContig: UInt32
    var end: UInt32
    /// Absolute in the file; for zoom levels, relative until they are placed.
    var offset: UInt64
    var size: UInt64

    /// `bytes` as a zlib stream (RFC 1950).
    static func deflate(_ bytes: [UInt8], path: String) throws -> [UInt8] {
        let bound = compressBound(uLong(bytes.count))
        var length = uLongf(bound)
        var result = [UInt8](repeating: 0, count: Int(bound))
        let status = compress2(&result, &length, bytes, uLong(bytes.count), 6)
        guard status == Z_OK else {
            throw WriteError(path: path, reason: "zlib cannot compress a block (code \(status))")
        }
        result.removeLast(result.count - Int(length))
        return result
    }
}
