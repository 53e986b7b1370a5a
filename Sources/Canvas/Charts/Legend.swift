/// Signs and what they stand for, on one row, as many as fit.
public struct Legend: Drawing, Sendable, Equatable {
    /// One sign.
    public struct Item: Sendable, Equatable {
        /// The sign.
        public var sign: Unicode.Scalar
        /// How the sign looks.
        public var style: Style
        /// What the sign stands for.
        public var text: String

        /// A sign and its meaning.
        public init(_ sign: Unicode.Scalar, _ style: Style, _ text: String) {
            self.sign = sign
            self.style = style
            self.text = text
        }
    }

    /// The signs, left to right.
    public var items: [Item]

    /// A row of signs.
    public init(_ items: [Item]) { self.items = items }

    /// The legend of some states, by their colours and patterns.
    public static func states(_ names: [String], with look: Look) -> Legend {
        Legend(names.enumerated().map { Item(look.stateGlyph($0), look.stateStyle($0), $1) })
    }

    /// Draws on the first row.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        var column = rect.column
        for item in items {
            guard column + 2 + item.text.columnWidth <= rect.right else { break }
            grid.put(item.sign, row: rect.row, column: column, style: item.style)
            column = grid.write(item.text, row: rect.row, column: column + 2, as: .legend, with: look) + 2
        }
    }
}
