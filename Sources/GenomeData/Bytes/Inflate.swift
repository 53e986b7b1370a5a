import CDeflate

/// Unpacks deflated blocks, into no more memory than a block may take.
enum Inflate {
    /// How the deflated bytes are wrapped.
    enum Wrapping {
        /// With zlib's header and checksum, as in bigWig and HDF5.
        case zlib
        /// Bare, as inside a bgzip block.
        case none
    }

    /// The unpacked bytes, or nil when the data are damaged or would unpack to more than `limit` bytes.
    static func bytes(_ packed: ArraySlice<UInt8>, _ wrapping: Wrapping, limit: Int) -> [UInt8]? {
        // Deflate packs at most 1032 to one, so a huge limit stated by a file takes no huge memory.
        let (most, overflow) = packed.count.multipliedReportingOverflow(by: 1_032)
        let capacity = overflow ? limit : min(limit, most)
        guard capacity > 0, let decompressor = libdeflate_alloc_decompressor() else { return nil }
        defer { libdeflate_free_decompressor(decompressor) }
        var isSound = false
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
            packed.withUnsafeBytes { input in
                var written = 0
                let result =
                    switch wrapping {
                    case .zlib:
                        libdeflate_zlib_decompress(
                            decompressor, input.baseAddress, input.count, output.baseAddress, capacity,
                            &written)
                    case .none:
                        libdeflate_deflate_decompress(
                            decompressor, input.baseAddress, input.count, output.baseAddress, capacity,
                            &written)
                    }
                isSound = result == LIBDEFLATE_SUCCESS
                filled = isSound ? written : 0
            }
        }
        return isSound ? bytes : nil
    }
}
