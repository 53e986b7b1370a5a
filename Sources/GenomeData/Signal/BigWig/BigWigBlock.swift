import CDeflate
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
        guard let compressor = libdeflate_alloc_compressor(6) else {
            throw WriteError(path: path, reason: "no memory to compress a block")
        }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, filled in
            filled = libdeflate_zlib_compress(compressor, bytes, bytes.count, output.baseAddress, bound)
        }
        guard !packed.isEmpty else {
            throw WriteError(path: path, reason: "a block of \(bytes.count) bytes cannot be compressed")
        }
        return packed
    }
}
