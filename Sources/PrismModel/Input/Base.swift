/// The codes of DNA letters in a `GeneWindow`: the column of the one-hot encoding that is set.
public enum Base {
    /// Adenine.
    public static let a: UInt8 = 0
    /// Cytosine.
    public static let c: UInt8 = 1
    /// Guanine.
    public static let g: UInt8 = 2
    /// Thymine.
    public static let t: UInt8 = 3
    /// Any other letter, or no base at all: a row of zeros.
    public static let unknown: UInt8 = 4

    /// The code of an ASCII letter, upper or lower case.
    public static func code(of letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "A"), UInt8(ascii: "a"): a
        case UInt8(ascii: "C"), UInt8(ascii: "c"): c
        case UInt8(ascii: "G"), UInt8(ascii: "g"): g
        case UInt8(ascii: "T"), UInt8(ascii: "t"): t
        default: unknown
        }
    }

    /// The letters of the known codes, in their order.
    public static let letters: [Character] = ["A", "C", "G", "T"]

    /// Codes read along the other strand; unknown ones stay unknown.
    public static func reverseComplement(_ codes: [UInt8]) -> [UInt8] {
        codes.reversed().map { $0 < unknown ? 3 - $0 : unknown }
    }
}
