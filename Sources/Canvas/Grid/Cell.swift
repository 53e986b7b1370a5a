/// One cell of a grid: a character, at most one combining mark, and how it looks.
///
/// 16 bytes, a plain value, so that grids compare and copy quickly.
///
/// A wide character fills two cells: the left one holds it, the right one is a `continuation`. A second
/// combining mark on one character is dropped; text in the usual composed form (NFC) rarely has one.
public struct Cell: Sendable, Hashable {
    /// Bits 0–20 the character, 21–41 the mark (0: none), 42–43 the width, 44–51 the attributes.
    let content: UInt64
    /// The colour of the glyph; never `.transparent` in a grid.
    public let foreground: Color
    /// The colour behind the glyph; never `.transparent` in a grid.
    public let background: Color

    private static let scalarMask: UInt64 = 0x1F_FFFF

    /// A cell.
    ///
    /// `width` is 1, 2 or, for a continuation, 0.
    init(_ scalar: Unicode.Scalar, mark: UInt32 = 0, width: UInt64 = 1, style: Style) {
        content =
            UInt64(scalar.value) | UInt64(mark) << 21 | width << 42 | UInt64(style.attributes.rawValue) << 44
        foreground = style.foreground
        background = style.background
    }

    private init(content: UInt64, foreground: Color, background: Color) {
        self.content = content
        self.foreground = foreground
        self.background = background
    }

    /// A space in the terminal's own colours.
    public static let blank = Cell(" ", style: .plain)

    /// The character; a space in a continuation.
    public var scalar: Unicode.Scalar { Unicode.Scalar(UInt32(content & Cell.scalarMask)) ?? " " }

    /// The accent on the character, if any.
    public var mark: Unicode.Scalar? {
        let value = UInt32(content >> 21 & Cell.scalarMask)
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    /// Columns the character takes: 1 or 2, and 0 in the right half of a wide one.
    public var width: Int { Int(content >> 42 & 3) }

    /// The right half of a wide character.
    public var isContinuation: Bool { width == 0 }

    /// Attributes of the glyph.
    public var attributes: Attributes { Attributes(rawValue: UInt8(truncatingIfNeeded: content >> 44)) }

    /// Colours and attributes together.
    public var style: Style { Style(foreground, on: background, attributes) }

    /// The character with its mark; empty in a continuation.
    public var text: String {
        guard !isContinuation else { return "" }
        var view = String.UnicodeScalarView()
        view.append(scalar)
        if let mark { view.append(mark) }
        return String(view)
    }

    func with(mark: Unicode.Scalar) -> Cell {
        guard self.mark == nil else { return self }
        return Cell(
            content: content | UInt64(mark.value) << 21, foreground: foreground, background: background)
    }

    /// This cell under another style: its colours where they are not transparent, its attributes added.
    func tinted(_ style: Style) -> Cell {
        Cell(
            content: content | UInt64(style.attributes.rawValue) << 44,
            foreground: style.foreground == .transparent ? foreground : style.foreground,
            background: style.background == .transparent ? background : style.background)
    }
}
