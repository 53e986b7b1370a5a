import Canvas

extension Grid {
    /// Writes a reason where a panel would be empty, wrapped, in its middle.
    mutating func explain(_ reason: String, in rect: Rect, with look: Look) {
        let lines = reason.wrapped(to: max(0, rect.width - 2))
        let top = rect.row + max(0, (rect.height - lines.count) / 2)
        clipped(to: rect) { grid in
            for (offset, line) in lines.enumerated() {
                let column = rect.column + max(0, (rect.width - line.columnWidth) / 2)
                grid.write(line, row: top + offset, column: column, as: .nodata, with: look)
            }
        }
    }
}
