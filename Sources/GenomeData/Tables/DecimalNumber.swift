#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Numbers as tables write them, independent of the locale.
enum DecimalNumber {
    /// The largest position accepted: 2⁴⁰, beyond any genome, so that sums of a few never overflow.
    static let largestPosition = 1 << 40

    /// The nearest double to a decimal number such as "-1.5e3", with or without spaces around it.
    ///
    /// ±∞ for "inf" or on overflow; nil for anything else ("0x10", "1,5", "nan", "").
    static func value(of bytes: ArraySlice<UInt8>) -> Double? {
        let text = bytes.trimmingBlanks()
        if let exact = exactValue(of: text) { return exact }
        let allowed = text.allSatisfy { byte in
            switch byte {
            // Digits, + - . e E: not the hexadecimal floats that Swift would also read.
            case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x65, 0x45: true
            default: false
            }
        }
        if allowed { return Double(String(decoding: text, as: UTF8.self)) }
        switch String(decoding: text.prefix(10), as: UTF8.self).lowercased() {
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        default: return nil
        }
    }

    /// A whole number from 0 to `largestPosition`; nil for anything else.
    ///
    /// "12.0", as table programs write whole numbers of a column with gaps, is taken as 12.
    static func position(of bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        let text = bytes.trimmingBlanks()
        let isDecimal = text.count > 2 && text[text.endIndex - 1] == 0x30 && text[text.endIndex - 2] == 0x2E
        let digits = isDecimal ? text.dropLast(2) : text
        guard !digits.isEmpty, digits.count <= 13 else { return nil }
        for byte in digits {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value <= largestPosition ? value : nil
    }

    /// The quick path: up to 15 digits and a point need one correctly rounded division (Clinger 1990).
    private static func exactValue(of text: ArraySlice<UInt8>) -> Double? {
        guard text.count <= 17 else { return nil }
        var mantissa = 0
        var digits = 0
        var fraction: Int?
        var negative = false
        for (index, byte) in text.enumerated() {
            switch byte {
            case 0x30...0x39:
                mantissa = mantissa * 10 + Int(byte - 0x30)
                digits += 1
                if let places = fraction { fraction = places + 1 }
            case 0x2E where fraction == nil: fraction = 0
            case 0x2D where index == 0: negative = true
            default: return nil
            }
        }
        guard digits > 0, digits <= 15 else { return nil }
        let magnitude = Double(mantissa) / powersOfTen[fraction ?? 0]
        return negative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}

extension ArraySlice<UInt8> {
    /// Whether the bytes are the same; in one call, as millions of rows are compared with the row before.
    func holdsSameBytes(as other: ArraySlice<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return withUnsafeBytes { one in
            other.withUnsafeBytes { two in
                guard let left = one.baseAddress, let right = two.baseAddress else { return true }
                return memcmp(left, right, one.count) == 0
            }
        }
    }
}
