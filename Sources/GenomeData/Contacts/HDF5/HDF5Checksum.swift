/// The checksums of HDF5's newer structures and of its Fletcher filter.
enum HDF5Checksum {
    /// Jenkins' lookup3 (`hashlittle`, initial value 0) over bytes.
    static func lookup3(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var a = 0xDEAD_BEEF &+ UInt32(truncatingIfNeeded: bytes.count)
        var (b, c) = (a, a)
        var rest = bytes
        func word(_ offset: Int) -> UInt32 {
            var value: UInt32 = 0
            for index in 0..<4 where offset + index < rest.count {
                value |= UInt32(rest[rest.startIndex + offset + index]) << UInt32(8 * index)
            }
            return value
        }
        func rotate(_ value: UInt32, _ by: UInt32) -> UInt32 { value << by | value >> (32 - by) }
        while rest.count > 12 {
            a &+= word(0)
            b &+= word(4)
            c &+= word(8)
            (a, c) = ((a &- c) ^ rotate(c, 4), c &+ b)
            (b, a) = ((b &- a) ^ rotate(a, 6), a &+ c)
            (c, b) = ((c &- b) ^ rotate(b, 8), b &+ a)
            (a, c) = ((a &- c) ^ rotate(c, 16), c &+ b)
            (b, a) = ((b &- a) ^ rotate(a, 19), a &+ c)
            (c, b) = ((c &- b) ^ rotate(b, 4), b &+ a)
            rest = rest.dropFirst(12)
        }
        guard !rest.isEmpty else { return c }
        a &+= word(0)
        b &+= word(4)
        c &+= word(8)
        c = (c ^ b) &- rotate(b, 14)
        a = (a ^ c) &- rotate(c, 11)
        b = (b ^ a) &- rotate(a, 25)
        c = (c ^ b) &- rotate(b, 16)
        a = (a ^ c) &- rotate(c, 4)
        b = (b ^ a) &- rotate(a, 14)
        c = (c ^ b) &- rotate(b, 24)
        return c
    }

    /// Fletcher's checksum over 16-bit words, the first byte of each the more significant.
    static func fletcher32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var (low, high): (UInt64, UInt64) = (0, 0)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let second = index + 1 < bytes.endIndex ? UInt64(bytes[index + 1]) : 0
            low = (low + (UInt64(bytes[index]) << 8 | second)) % 65_535
            high = (high + low) % 65_535
            index += 2
        }
        // HDF5 reduces by folding carries, which leaves 65535 where the remainder of a sum that is not 0 is 0.
        let isZero = bytes.allSatisfy { $0 == 0 }
        func folded(_ sum: UInt64) -> UInt32 { UInt32(sum == 0 && !isZero ? 65_535 : sum) }
        return folded(high) << 16 | folded(low)
    }
}
