/// How the elements of a data set or attribute are stored.
struct HDF5Datatype: Sendable, Equatable {
    /// The kinds of elements that are read.
    enum Kind: Sendable, Equatable {
        case integer(isSigned: Bool)
        case real
        case text
        /// Texts of any length, which stand in the file's global heap.
        case variableText
    }

    let kind: Kind
    /// The bytes of one element.
    let size: Int
    let isBigEndian: Bool

    /// Reads a datatype message.
    ///
    /// An enumeration is read as the numbers it stands for.
    init(_ reader: inout ByteReader) throws(GenomeDataError) {
        try self.init(&reader, depth: 0)
    }

    private init(_ reader: inout ByteReader, depth: Int) throws(GenomeDataError) {
        let head = try reader.u8()
        let flags = try reader.u8()
        try reader.skip(2)
        size = Int(try reader.u32())
        switch head & 0x0F {
        case 0:
            kind = .integer(isSigned: flags & 8 != 0)
            isBigEndian = flags & 1 != 0
            let (shift, precision) = (try reader.u16(), try reader.u16())
            guard [1, 2, 4, 8].contains(size), shift == 0, precision == size * 8 else {
                throw reader.failure("whole numbers of 1, 2, 4 or 8 bytes expected, not \(size)")
            }
        case 1:
            kind = .real
            isBigEndian = flags & 1 != 0
            try reader.skip(4)
            let fields = [try reader.u8(), try reader.u8(), try reader.u8(), try reader.u8()]
            let bias = try reader.u32()
            guard flags & 0x40 == 0, Self.ieee[size]?.fields == fields, Self.ieee[size]?.bias == bias else {
                throw reader.failure("real numbers as IEEE 754 has them in 2, 4 or 8 bytes expected")
            }
        case 3:
            kind = .text
            isBigEndian = false
            guard (1...65_536).contains(size) else { throw reader.failure("texts of \(size) bytes") }
        case 8 where depth == 0:
            // The numbers' own type comes first, the names after it.
            let base = try HDF5Datatype(&reader, depth: 1)
            guard base.size == size else { throw reader.failure("an enumeration unlike its numbers") }
            (kind, isBigEndian) = (base.kind, base.isBigEndian)
        case 9 where flags & 0x0F == 1:
            kind = .variableText
            isBigEndian = false
            guard size == HDF5GlobalHeap.Reference.width else {
                throw reader.failure("texts of any length by references of 16 bytes expected, not \(size)")
            }
        default:
            throw reader.failure("elements of datatype class \(head & 0x0F), which is not read")
        }
    }

    /// Exponent's place and width, mantissa's place and width, and the exponent's bias, by size in bytes.
    private static let ieee: [Int: (fields: [UInt8], bias: UInt32)] = [
        2: ([10, 5, 0, 10], 15), 4: ([23, 8, 0, 23], 127), 8: ([52, 11, 0, 52], 1_023),
    ]

    /// The bit pattern of the element that begins at `offset`, which must lie within `bytes`.
    private func pattern(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<size {
            value = value << 8 | UInt64(bytes[isBigEndian ? offset + index : offset + size - 1 - index])
        }
        return value
    }

    /// The number at `offset`; nil for text.
    func double(_ bytes: [UInt8], at offset: Int) -> Double? {
        switch kind {
        case .integer(let isSigned):
            let value = pattern(bytes, offset)
            return isSigned ? Double(extended(value)) : Double(value)
        case .real:
            let value = pattern(bytes, offset)
            switch size {
            case 8: return Double(bitPattern: value)
            case 4: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: value)))
            default: return Self.half(UInt16(truncatingIfNeeded: value))
            }
        case .text, .variableText: return nil
        }
    }

    /// The whole number at `offset`; nil when the elements are no whole numbers or it is too large.
    func integer(_ bytes: [UInt8], at offset: Int) -> Int? {
        guard case .integer(let isSigned) = kind else { return nil }
        let value = pattern(bytes, offset)
        return isSigned ? Int(extended(value)) : Int(exactly: value)
    }

    /// A text of fixed length up to its first zero byte or, without one, its end; trailing blanks are padding.
    func text(_ bytes: [UInt8], at offset: Int) -> String? {
        guard kind == .text else { return nil }
        var text = bytes[offset..<(offset + size)].prefix { $0 != 0 }
        while text.last == 32 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// The value of a two's complement number of `size` bytes.
    private func extended(_ value: UInt64) -> Int64 {
        let shift = 64 - size * 8
        return Int64(bitPattern: value << UInt64(shift)) >> Int64(shift)
    }

    private static func half(_ bits: UInt16) -> Double {
        let sign: Double = bits & 0x8000 != 0 ? -1 : 1
        let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Double(bits & 0x3FF))
        switch exponent {
        case 0: return sign * fraction / 1_024 / 16_384
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default:
            return Double(sign: .plus, exponent: exponent - 15, significand: sign * (1 + fraction / 1_024))
        }
    }
}
