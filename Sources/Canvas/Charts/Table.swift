/// Rows under a header, aligned in columns, scrolled, one selected.
///
/// Only the rows that show are asked for, so a table may have any number of them.
public struct Table: Drawing {
    /// A column.
    public struct Column: Sendable, Hashable {
        /// Which way the rows are sorted by a column.
        public enum Order: Sendable, Hashable {
            /// Smallest first.
            case ascending
            /// Largest first.
            case descending
        }

        /// The text of the header.
        public var title: String
        /// How wide it is; `Rect.columns` shares out the width.
        public var extent: Extent
        /// Where its text stands.
        public var alignment: Alignment
        /// Whether the rows are sorted by it.
        public var order: Order?

        /// A column.
        public init(
            _ title: String, _ extent: Extent, _ alignment: Alignment = .left, order: Order? = nil
        ) {
            self.title = title
            self.extent = extent
            self.alignment = alignment
            self.order = order
        }
    }

    /// The columns, left to right.
    public var columns: [Column]
    /// The number of rows.
    public var count: Int
    /// The index of the first row that shows.
    public var first = 0
    /// The index of the selected row.
    public var selected: Int?
    /// Whether the selection is where typing goes.
    public var hasFocus = true
    /// Whether the titles show.
    public var showsHeader = true
    /// The fields of a row, by its index.
    public var row: (Int) -> [TableCell]

    /// A table.
    public init(_ columns: [Column], count: Int, row: @escaping (Int) -> [TableCell]) {
        self.columns = columns
        self.count = Swift.max(0, count)
        self.row = row
    }

    /// The first row to show so that `selected` shows and as little moves as can be.
    ///
    /// - `visible`: how many rows show.
    public static func first(_ first: Int, showing selected: Int, of count: Int, visible: Int) -> Int {
        guard visible > 0, count > visible else { return 0 }
        let place = Swift.min(Swift.max(selected, 0), count - 1)
        var start = Swift.min(Swift.max(first, 0), count - visible)
        if place < start { start = place }
        if place >= start + visible { start = place - visible + 1 }
        return start
    }

    /// How many rows show in a rectangle.
    public func visibleRows(in rect: Rect) -> Int { Swift.max(0, rect.height - (showsHeader ? 1 : 0)) }

    /// The index of the row at a line of the screen; nil for the header and below the last.
    public func index(atRow line: Int, in rect: Rect) -> Int? {
        let offset = line - rect.row - (showsHeader ? 1 : 0)
        guard offset >= 0, line < rect.bottom else { return nil }
        let (index, overflow) = first.addingReportingOverflow(offset)
        return !overflow && index >= 0 && index < count ? index : nil
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        // One column is kept for the mark of the selected row, which colour alone must not show.
        let places = rect.inset(left: 1).columns(columns.map(\.extent), gap: 1)
        if showsHeader { paintHeader(places, row: rect.row, on: &grid, with: look) }
        for line in 0..<visibleRows(in: rect) {
            let place = rect.row + line + (showsHeader ? 1 : 0)
            guard let index = index(atRow: place, in: rect) else { continue }
            let isSelected = index == selected
            if isSelected {
                let style = look.style(hasFocus ? .selection : .selectionInactive)
                grid.fill(Rect(row: place, column: rect.column, height: 1, width: rect.width), style: style)
                grid.put(look.glyphs.signs.right, row: place, column: rect.column, style: style)
            }
            for (column, cell) in zip(columns.indices, row(index)) {
                paint(cell, columns[column].alignment, places[column], row: place, on: &grid, with: look)
            }
            if isSelected {
                let style = look.style(hasFocus ? .selection : .selectionInactive)
                grid.tint(Rect(row: place, column: rect.column, height: 1, width: rect.width), style)
            }
        }
    }

    private func paintHeader(_ places: [Rect], row: Int, on grid: inout Grid, with look: Look) {
        for (column, place) in zip(columns, places) {
            let sign: String =
                switch column.order {
                case .ascending: String(look.glyphs.signs.up)
                case .descending: String(look.glyphs.signs.down)
                case nil: ""
                }
            let title = (column.title + sign).fitted(
                to: place.width, column.alignment, ellipsis: look.glyphs.ellipsis)
            let role: Role = column.order == nil ? .textMuted : .textStrong
            grid.write(title, row: row, column: place.column, as: role, with: look)
        }
    }

    private func paint(
        _ cell: TableCell, _ alignment: Alignment, _ place: Rect, row: Int, on grid: inout Grid,
        with look: Look
    ) {
        let text = cell.text.fitted(to: place.width, alignment, ellipsis: look.glyphs.ellipsis)
        grid.write(text, row: row, column: place.column, as: cell.role, with: look)
        guard !cell.matches.isEmpty else { return }
        let style = look.style(.match)
        let padding = alignment == .left ? 0 : text.prefix { $0 == " " }.count
        let scalars = cell.text.unicodeScalars
        for offset in cell.matches where offset >= 0 && offset < scalars.count {
            let before = String(scalars.prefix(offset)).columnWidth
            grid.tint(
                Rect(row: row, column: place.column + padding + before, height: 1, width: 1).intersection(
                    place.line(row - place.row)),
                style)
        }
    }
}
