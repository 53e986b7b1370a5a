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
