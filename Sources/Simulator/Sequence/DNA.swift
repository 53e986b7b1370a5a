/// Bases as numbers: A 0, C 1, G 2, T 3, N 4.
enum DNA {
    static let unknown: UInt8 = 4
    private static let letters = Array("ACGTN".utf8)

    /// The base that pairs with `code`.
    static func complement(_ code: UInt8) -> UInt8 { code < unknown ? 3 - code : code }

    /// ASCII letters of `codes`.
    static func letters(_ codes: [UInt8]) -> [UInt8] { codes.map { letters[Int(min($0, unknown))] } }

    /// The codes that an IUPAC letter stands for, as a bit mask: bit `code` is set.
    static func mask(_ letter: Character) -> UInt8 {
        switch letter {
        case "A": 0b0001
        case "C": 0b0010
        case "G": 0b0100
        case "T": 0b1000
        case "R": 0b0101
        case "Y": 0b1010
        case "S": 0b0110
        case "W": 0b1001
        case "K": 0b1100
        case "M": 0b0011
        case "N": 0b1111
        default: 0
        }
    }

    /// The mask of the complements of `mask`.
    static func complement(mask: UInt8) -> UInt8 {
        (mask & 1) << 3 | (mask & 2) << 1 | (mask & 4) >> 1 | (mask & 8) >> 3
    }
}
