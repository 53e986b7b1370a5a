import CChecksums
import Files

/// Writes one array as NumPy's `.npz`, under the name `arr_0` that `np.load` gives arrays without one, row by row.
///
/// A zip archive with one member, stored, and sizes of 64 bits (APPNOTE.TXT 6.3.10, section 4.5.3), which holds an `.npy`
/// file of version 1.0 (NEP 1): little-endian, row-major. The bytes depend on the values alone. Nothing is at the path
/// until the file is published.
public final class NPZWriter {
    /// What an array's values are.
    public enum Element: String, Sendable {
        /// 32-bit floating-point numbers.
        case float32 = "<f4"
        /// 8-bit integers.
        case int8 = "|i1"

        /// Bytes per value.
        public var size: Int { self == .float32 ? 4 : 1 }
    }

    /// The file under its final name.
    public let path: String
    private let file: AtomicFile
    private let output: PlainOutput
    private let element: Element
    private let shape: [Int]
    private var checksum: UInt32 = 0
    /// Bytes of the member that have been written, of `size`.
    private var written = 0
    private let size: Int

    private static let name = Array("arr_0.npy".utf8)
    /// 1 January 1980, the first day of zip: no time, so that the same values make the same bytes.
    private static let day: UInt16 = 0x21

    /// Starts the file.
    ///
    /// - Parameters:
    ///   - path: where the file will be.
    ///   - shape: the array's lengths, the slowest first.
    ///   - element: what its values are.
    /// - Throws: `WriteError` for a shape that no file can hold, or a file that cannot be created.
    public init(path: String, shape: [Int], element: Element) throws {
        let header = try Self.header(shape, element, path: path)
        guard let values = Self.count(shape), values <= (1 << 60) / element.size else {
            throw WriteError(path: path, reason: "an array of \(shape) values is too large for a file")
        }
        size = header.count + values * element.size
        (self.path, self.shape, self.element) = (path, shape, element)
        file = try AtomicFile(path: path)
        output = try PlainOutput(temporaryPath: file.temporaryPath, path: path)
        try output.write(local().bytes)
        try member(header)
    }

    /// Appends values, in row-major order.
    ///
    /// - Throws: `WriteError` for values of another kind, more than the shape has, or a failed write.
    public func append(_ values: [Float]) throws {
        guard element == .float32 else {
            throw WriteError(path: path, reason: "its values are not of 32 bits")
        }
        var bytes = LittleEndianBytes()
        for value in values { bytes.append(value) }
        try member(bytes.bytes)
    }

    /// Appends values, in row-major order; errors as of floating-point ones.
    public func append(_ values: [Int8]) throws {
        guard element == .int8 else { throw WriteError(path: path, reason: "its values are not of 8 bits") }
        try member(values.map { UInt8(bitPattern: $0) })
    }

    /// Writes the archive's directory, and closes the file under its temporary name.
    ///
    /// - Throws: `WriteError` where values are missing, or a write fails.
    public func close() throws {
        guard written == size else {
            throw WriteError(
                path: path,
                reason: "\((size - written) / element.size) values of the \(shape) are missing")
        }
        let (start, central) = (output.offset, self.central())
        try output.write(central.bytes)
        try output.write(Self.end(central.count, at: start).bytes)
        // The checksum is known only now.
        try output.patch(withUnsafeBytes(of: checksum.littleEndian) { Array($0) }, at: 14)
        try output.close()
    }

    /// Gives the closed file its name.
    public func publish() throws { try file.commit() }

    private func member(_ bytes: [UInt8]) throws {
        guard bytes.count <= size - written else {
            throw WriteError(path: path, reason: "more values than the \(shape) that were announced")
        }
        checksum = bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { checksum_crc32_after(checksum, $0, buffer.count) } ?? checksum
        }
        written += bytes.count
        try output.write(bytes)
    }

    /// The head of the `.npy` file: its length is a multiple of 64, so that values are aligned.
    private static func header(_ shape: [Int], _ element: Element, path: String) throws -> [UInt8] {
        let tuple = shape.map { "\($0)," }.joined(separator: " ")
        let lengths = shape.count == 1 ? tuple : String(tuple.dropLast())
        let text = "{'descr': '\(element.rawValue)', 'fortran_order': False, 'shape': (\(lengths)), }"
        let before = 10
        let length = (before + text.utf8.count + 1 + 63) / 64 * 64 - before
        guard length <= Int(UInt16.max) else { throw WriteError(path: path, reason: "too many dimensions") }
        var bytes = LittleEndianBytes()
        for byte in [0x93] + Array("NUMPY".utf8) + [1, 0] { bytes.append(byte) }
        bytes.append(UInt16(length))
        let padding = repeatElement(UInt8(ascii: " "), count: length - text.utf8.count - 1)
        return bytes.bytes + Array(text.utf8) + padding + [UInt8(ascii: "\n")]
    }

    /// The number of values; nil for negative lengths, or more than can be counted.
    private static func count(_ shape: [Int]) -> Int? {
        var count = 1
        for length in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: length)
            guard length >= 0, !overflow else { return nil }
            count = product
        }
        return count
    }
}

extension NPZWriter {
    /// What the local header and the directory say alike, from the needed version to the lengths of name and extra field.
    private func facts(extra: Int) -> LittleEndianBytes {
        var bytes = LittleEndianBytes()
        for value: UInt16 in [45, 0, 0, 0, Self.day] { bytes.append(value) }
        bytes.append(checksum)
        // The true sizes are in the extra field.
        for _ in 0..<2 { bytes.append(UInt32.max) }
        bytes.append(UInt16(Self.name.count))
        bytes.append(UInt16(extra))
        return bytes
    }

    /// The extra field with the sizes, packed and unpacked alike.
    private func sizes() -> LittleEndianBytes {
        var bytes = LittleEndianBytes()
        bytes.append(UInt16(1))
        bytes.append(UInt16(16))
        for _ in 0..<2 { bytes.append(UInt64(size)) }
        return bytes
    }

    private func local() -> LittleEndianBytes {
        let extra = sizes()
        var bytes = LittleEndianBytes()
        bytes.append(UInt32(0x0403_4B50))
        bytes.append(facts(extra: extra.count))
        for byte in Self.name { bytes.append(byte) }
        bytes.append(extra)
        return bytes
    }

    /// The directory's entry.
    private func central() -> LittleEndianBytes {
        let extra = sizes()
        var bytes = LittleEndianBytes()
        bytes.append(UInt32(0x0201_4B50))
        bytes.append(UInt16(45))
        bytes.append(facts(extra: extra.count))
        // No comment, first disk, no attributes, at the file's start.
        bytes.append(zeros: 14)
        for byte in Self.name { bytes.append(byte) }
        bytes.append(extra)
        return bytes
    }

    /// What ends the archive: the directory's place in 64 bits, where that is, and the old form that leads there.
    private static func end(_ length: Int, at start: UInt64) -> LittleEndianBytes {
        var bytes = LittleEndianBytes()
        bytes.append(UInt32(0x0606_4B50))
        bytes.append(UInt64(44))
        for _ in 0..<2 { bytes.append(UInt16(45)) }
        bytes.append(zeros: 8)
        for value in [1, 1, UInt64(length), start] { bytes.append(value) }
        bytes.append(UInt32(0x0706_4B50))
        bytes.append(UInt32(0))
        bytes.append(start + UInt64(length))
        bytes.append(UInt32(1))
        bytes.append(UInt32(0x0605_4B50))
        bytes.append(zeros: 4)
        for _ in 0..<2 { bytes.append(UInt16(1)) }
        bytes.append(UInt32(length))
        bytes.append(UInt32.max)
        bytes.append(UInt16(0))
        return bytes
    }
}

extension PlainOutput {
    /// Appends bytes.
    fileprivate func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0) } }
}
