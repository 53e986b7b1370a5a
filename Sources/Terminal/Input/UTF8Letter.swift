/// A character that arrives byte by byte in UTF-8.
///
/// Bytes that are not UTF-8 are dropped.
struct UTF8Letter: Equatable {
    private var bytes: [UInt8] = []
    private var length = 0

    /// Whether a character has begun whose end has not come.
    var isWaiting: Bool { !bytes.isEmpty }

    /// Takes a byte; the character it completes, if any.
    mutating func take(_ byte: UInt8) -> [Unicode.Scalar] {
        if byte & 0xC0 == 0x80 {
            guard !bytes.isEmpty else { return [] }
            bytes.append(byte)
            guard bytes.count == length else { return [] }
            defer { bytes = [] }
            // Also refuses what is encoded longer than need be, and surrogates.
            guard let text = String(validating: bytes, as: UTF8.self) else { return [] }
            return Array(text.unicodeScalars)
        }
        // Anything else begins anew, and gives up what had begun.
        bytes = []
        switch byte {
        case 0..<0x80: return [Unicode.Scalar(byte)]
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return []
        }
        bytes = [byte]
        return []
    }
}
