/// What a terminal's font can be trusted with, best last.
public enum GlyphLevel: String, Sendable, Hashable, CaseIterable, Comparable {
    /// 7-bit ASCII: no UTF-8 locale, or an old terminal.
    case ascii
    /// Box drawing, eighth blocks, quadrants, a few geometric shapes.
    case blocks
    /// Also braille: eight dots per cell.
    case braille

    /// The next step of the ladder when it is switched at run time: braille → blocks → ASCII → braille.
    public var next: GlyphLevel {
        switch self {
        case .braille: .blocks
        case .blocks: .ascii
        case .ascii: .braille
        }
    }

    private var rank: Int { GlyphLevel.allCases.firstIndex(of: self) ?? 0 }

    /// Poorer first.
    public static func < (first: GlyphLevel, second: GlyphLevel) -> Bool { first.rank < second.rank }
}
