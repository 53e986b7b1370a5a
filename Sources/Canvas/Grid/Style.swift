/// What a terminal can do to a glyph besides colouring it.
public struct Attributes: OptionSet, Sendable, Hashable {
    /// One bit per attribute.
    public let rawValue: UInt8
    /// Attributes from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier or brighter.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted; many terminals show nothing or underline.
    public static let italic = Attributes(rawValue: 4)
    /// Underlined.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 16)
    /// Struck through; many terminals show nothing.
    public static let strike = Attributes(rawValue: 32)
}

/// How a cell looks: two colours and attributes.
public struct Style: Sendable, Hashable {
    /// The colour of the glyph.
    ///
    /// `.transparent` keeps the one beneath.
    public var foreground: Color
    /// The colour behind the glyph.
    ///
    /// `.transparent` keeps the one beneath.
    public var background: Color
    /// Attributes of the glyph.
    public var attributes: Attributes

    /// A style; without arguments the terminal's own foreground over whatever is beneath.
    public init(
        _ foreground: Color = .terminal, on background: Color = .transparent, _ attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's own colours, no attributes.
    public static let plain = Style(.terminal, on: .terminal)

    /// This style with more attributes.
    public func adding(_ more: Attributes) -> Style {
        Style(foreground, on: background, attributes.union(more))
    }

    /// This style with another background.
    public func on(_ other: Color) -> Style { Style(foreground, on: other, attributes) }

    /// This style with glyph and ground exchanged, so that a block glyph fills the part it leaves empty.
    public var reversed: Style { Style(foreground, on: background, attributes.symmetricDifference(.reverse)) }
}
