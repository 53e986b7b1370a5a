extension Grid {
    /// Writes text on one row.
    ///
    /// Control characters are made harmless: see `CharacterWidth.Kind`.
    ///
    /// - Parameters:
    ///   - text: any text, also from files.
    ///   - row: the row, from 0.
    ///   - column: the column of the first character; may be negative, the part left of the clip is not shown.
    ///   - style: how it looks; transparent colours keep those beneath.
    /// - Returns: the column after the text, had nothing been cut.
    @discardableResult
    public mutating func write(_ text: some StringProtocol, row: Int, column: Int, style: Style = Style())
        -> Int
    {
        let start = Swift.min(Swift.max(column, -Grid.farthest), Grid.farthest)
        var next = start
        for scalar in text.unicodeScalars {
            switch CharacterWidth.kind(of: scalar) {
            case .narrow:
                put(scalar, row: row, column: next, style: style)
                next += 1
            case .wide:
                putWide(scalar, row: row, column: next, style: style)
                next += 2
            case .mark: if next > start { addMark(scalar, row: row, before: next) }
            case .space:
                put(" ", row: row, column: next, style: style)
                next += 1
            case .control:
                put("\u{FFFD}", row: row, column: next, style: style)
                next += 1
            case .invisible: break
            }
        }
        return next
    }

    /// Columns beyond are all equally far outside, and sums stay small.
    private static let farthest = 1_000_000

    /// Puts one narrow character, such as a block or a line; any other becomes U+FFFD.
    public mutating func put(_ scalar: Unicode.Scalar, row: Int, column: Int, style: Style = Style()) {
        guard clip.contains(row: row, column: column) else { return }
        let shown = CharacterWidth.kind(of: scalar) == .narrow ? scalar : "\u{FFFD}"
        set(Cell(shown, style: resolved(style, row: row, column: column)), row: row, column: column)
    }

    /// Fills a rectangle with one narrow character.
    public mutating func fill(_ rect: Rect, _ scalar: Unicode.Scalar = " ", style: Style = Style()) {
        let part = rect.intersection(clip)
        for row in part.row..<part.bottom {
            for column in part.column..<part.right { put(scalar, row: row, column: column, style: style) }
        }
    }

    /// Changes how the cells of a rectangle look and leaves their characters: colours that are not
    /// transparent replace, attributes are added.
    ///
    /// A selected line, a marked interval.
    public mutating func tint(_ rect: Rect, _ style: Style) {
        let part = rect.intersection(clip)
        for row in part.row..<part.bottom {
            for column in part.column..<part.right {
                update(row: row, column: column) { $0.tinted(style) }
            }
        }
    }

    private mutating func putWide(_ scalar: Unicode.Scalar, row: Int, column: Int, style: Style) {
        guard clip.contains(row: row, column: column) else {
            // The character's right half may still be inside.
            return put(" ", row: row, column: column + 1, style: style)
        }
        set(
            Cell(scalar, width: 2, style: resolved(style, row: row, column: column)), row: row, column: column
        )
    }

    private mutating func addMark(_ mark: Unicode.Scalar, row: Int, before column: Int) {
        let place = self[row, column - 1].isContinuation ? column - 2 : column - 1
        update(row: row, column: place) { $0.with(mark: mark) }
    }

    private func resolved(_ style: Style, row: Int, column: Int) -> Style {
        guard style.background == .transparent || style.foreground == .transparent else { return style }
        let beneath = cells[row * columns + column]
        return Style(
            style.foreground == .transparent ? beneath.foreground : style.foreground,
            on: style.background == .transparent ? beneath.background : style.background, style.attributes)
    }
}
