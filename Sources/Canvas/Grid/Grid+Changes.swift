extension Grid {
    /// Calls `body` for each stretch of cells that differs from `old`, row by row: the row and its columns.
    ///
    /// A stretch never begins or ends inside a wide character. Where the sizes differ every row is a stretch.
    public func forEachChange(from old: Grid, _ body: (_ row: Int, _ columns: Range<Int>) -> Void) {
        guard rows == old.rows, columns == old.columns else {
            if columns > 0 { for row in 0..<rows { body(row, 0..<columns) } }
            return
        }
        for row in 0..<rows {
            let start = row * columns
            var column = 0
            while column < columns {
                guard cells[start + column] != old.cells[start + column] else {
                    column += 1
                    continue
                }
                var first = column
                while column < columns, cells[start + column] != old.cells[start + column] { column += 1 }
                while first > 0, cells[start + first].isContinuation { first -= 1 }
                while column < columns, cells[start + column].isContinuation { column += 1 }
                body(row, first..<column)
            }
        }
    }
}
