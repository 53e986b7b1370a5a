/// The filters through which the chunks of a data set went when they were written.
struct HDF5Filters: Sendable {
    private struct Filter: Sendable {
        let number: Int
        let parameters: [UInt32]
    }

    private var filters: [Filter] = []

    /// No filters: chunks as they are.
    init() {}

    /// Reads a filter pipeline message.
    init(_ reader: inout ByteReader) throws(GenomeDataError) {
        let version = try reader.u8()
        guard version == 1 || version == 2 else { throw reader.failure("filters of version 1 or 2 expected") }
        let count = try reader.u8()
        guard count <= 32 else { throw reader.failure("\(count) filters, 32 at most expected") }
        try reader.skip(version == 1 ? 6 : 0)
        for _ in 0..<count {
            let number = try reader.u16()
            let nameLength = version == 1 || number >= 256 ? try reader.u16() : 0
            try reader.skip(2)
            let parameterCount = try reader.u16()
            try reader.skip(version == 1 ? (nameLength + 7) / 8 * 8 : nameLength)
            var parameters: [UInt32] = []
            for _ in 0..<parameterCount { parameters.append(try reader.u32()) }
            if version == 1, parameterCount % 2 == 1 { try reader.skip(4) }
            guard Self.known.contains(number) else {
                throw reader.failure(
                    "data packed with filter \(number), which is not read; repack it with h5repack -f GZIP=6")
            }
            filters.append(Filter(number: number, parameters: parameters))
        }
    }

    private static let (deflate, shuffle, fletcher, lzf) = (1, 2, 3, 32_000)
    private static let known: Set<Int> = [deflate, shuffle, fletcher, lzf]

    /// Whether there is any filter.
    var isEmpty: Bool { filters.isEmpty }

    /// The chunk of `size` bytes that `stored` holds, or what is wrong with it; `skipped` has a bit for each filter that
    /// the chunk did not go through.
    func unpack(_ stored: [UInt8], size: Int, elementSize: Int, skipped: UInt32) -> Result<[UInt8], Damage> {
        var bytes = stored
        for (index, filter) in filters.enumerated().reversed() where skipped & (1 << UInt32(index)) == 0 {
            switch filter.number {
            case Self.deflate:
                // The checksum filter may have come before, and its four bytes with it.
                guard let plain = Inflate.bytes(bytes[...], .zlib, limit: size + 4) else {
                    return .failure(Damage(problem: "it does not unpack to \(size) bytes"))
                }
                bytes = plain
            case Self.lzf:
                guard let plain = LZF.bytes(bytes, limit: size + 4) else {
                    return .failure(Damage(problem: "it does not unpack to \(size) bytes"))
                }
                bytes = plain
            case Self.shuffle:
                bytes = Self.unshuffled(
                    bytes, elementSize: Int(filter.parameters.first ?? UInt32(elementSize)))
            default:
                guard let plain = Self.checked(bytes) else {
                    return .failure(Damage(problem: "its checksum differs"))
                }
                bytes = plain
            }
        }
        guard bytes.count == size else {
            return .failure(Damage(problem: "it holds \(bytes.count) bytes where \(size) are expected"))
        }
        return .success(bytes)
    }

    /// What is wrong with a chunk.
    struct Damage: Error {
        let problem: String
    }

    /// Puts the bytes of each element, stored plane by plane, side by side again.
    private static func unshuffled(_ bytes: [UInt8], elementSize: Int) -> [UInt8] {
        guard elementSize > 1, bytes.count >= elementSize else { return bytes }
        let count = bytes.count / elementSize
        // What does not fill an element stays as it is, at the end.
        var result = bytes
        bytes.withUnsafeBufferPointer { from in
            result.withUnsafeMutableBufferPointer { to in
                for plane in 0..<elementSize {
                    for element in 0..<count {
                        to[element * elementSize + plane] = from[plane * count + element]
                    }
                }
            }
        }
        return result
    }

    /// The bytes before the checksum at the end, if it fits them.
    private static func checked(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 4 else { return nil }
        let stored = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let sum = HDF5Checksum.fletcher32(bytes.dropLast(4))
        // Files from HDF5 1.6.2 and before on little-endian machines have each half's bytes swapped.
        let swapped = (sum & 0x00FF_00FF) << 8 | (sum & 0xFF00_FF00) >> 8
        return stored == sum || stored == swapped ? Array(bytes.dropLast(4)) : nil
    }
}
