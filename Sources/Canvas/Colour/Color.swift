/// A colour as a cell holds it: the terminal's own, one of the terminal's 256, an exact one, or none.
public struct Color: Sendable, Hashable {
    /// Kind in the top byte, value below it.
    let bits: UInt32

    private static let indexedKind: UInt32 = 1
    private static let exactKind: UInt32 = 2

    private init(bits: UInt32) { self.bits = bits }

    /// The terminal's default foreground or background.
    public static let terminal = Color(bits: 0)

    /// No colour: what is written keeps the colour of the cell beneath.
    ///
    /// Never found in a grid's cells.
    public static let transparent = Color(bits: 3 << 24)

    /// One of the terminal's colours: 0–15 as the user has set them up, 16–255 fixed.
    public static func indexed(_ index: UInt8) -> Color { Color(bits: indexedKind << 24 | UInt32(index)) }

    /// An exact colour, sRGB, 8 bits each.
    public static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
        Color(bits: exactKind << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
    }

    /// An exact colour, sRGB, from an integer 0xRRGGBB; higher bits are ignored.
    public static func rgb(_ value: UInt32) -> Color { Color(bits: exactKind << 24 | value & 0xFF_FFFF) }

    /// The index of an indexed colour, else nil.
    public var index: UInt8? { bits >> 24 == Color.indexedKind ? UInt8(truncatingIfNeeded: bits) : nil }

    /// 0xRRGGBB of an exact colour, else nil.
    public var rgb: UInt32? { bits >> 24 == Color.exactKind ? bits & 0xFF_FFFF : nil }

    /// 0xRRGGBB: exact, or what xterm shows for an indexed colour; nil for the terminal's default and none.
    public var approximateRGB: UInt32? { rgb ?? index.map { IndexedColors.rgb($0) } }

    /// "#rrggbb" read; nil if `text` is anything else.
    public init?(hex text: some StringProtocol) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                value = value << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"):
                value = value << 4 | UInt32(digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        self = .rgb(value)
    }

    /// "#rrggbb" of 0xRRGGBB.
    public static func hex(_ rgb: UInt32) -> String {
        let digits = String(rgb & 0xFF_FFFF, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}

extension Color: CustomStringConvertible {
    /// "terminal", "none", "#rrggbb" or the index.
    public var description: String {
        if let rgb { return Color.hex(rgb) }
        if let index { return String(index) }
        return self == .terminal ? "terminal" : "none"
    }
}
