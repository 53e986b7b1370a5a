extension Grid {
    /// The characters alone, a line per row, without spaces at the ends of lines, each line ended.
    public var plainText: String {
        var text = ""
        text.reserveCapacity(rows * (columns + 1))
        for row in 0..<rows {
            text += plainText(row: row)
            text += "\n"
        }
        return text
    }

    /// The characters of one row without spaces at its end; empty outside the grid.
    public func plainText(row: Int) -> String {
        guard row >= 0, row < rows else { return "" }
        var view = String.UnicodeScalarView()
        var kept = view.endIndex
        for column in 0..<columns {
            let cell = self[row, column]
            guard !cell.isContinuation else { continue }
            view.append(cell.scalar)
            if let mark = cell.mark { view.append(mark) }
            if cell.scalar != " " { kept = view.endIndex }
        }
        view.removeSubrange(kept...)
        return String(view)
    }
}
