import CNcurses
import Canvas

extension Terminal {
    /// Shows a grid: only what differs from the one shown before is sent.
    ///
    /// - `grid`: cut to the screen, or filled up with blanks, if it has another size.
    /// - `cursor`: the cell where the terminal's cursor blinks; nil hides it.
    public func present(_ grid: Grid, cursor: (row: Int, column: Int)? = nil) {
        guard isOpen else { return }
        if pairs.isFull { startPairsOver() }
        let before: Grid
        if let shown, shown.rows == grid.rows, shown.columns == grid.columns {
            before = shown
        } else {
            prism_screen_erase()
            before = Grid(rows: 0, columns: 0)
        }
        grid.forEachChange(from: before) { row, columns in write(grid, row: row, columns: columns) }
        if let cursor, cursor.row >= 0, cursor.row < rows, cursor.column >= 0, cursor.column < columns {
            prism_screen_cursor(Int32(cursor.row), Int32(cursor.column))
        } else {
            prism_screen_cursor(-1, 0)
        }
        // Where the terminal knows how, a frame shows whole: no tearing over a slow line.
        let isWhole = decoder.knowsSynchronisedOutput
        if isWhole { send(Modes.frameBegins) }
        prism_screen_refresh(needsClearing)
        if isWhole { send(Modes.frameEnds) }
        needsClearing = false
        shown = grid
    }

    private func write(_ grid: Grid, row: Int, columns: Range<Int>) {
        guard row < rows else { return }
        runs.removeAll(keepingCapacity: true)
        var style: Style?
        var pair: Int32 = 0
        var attributes: UInt16 = 0
        for column in columns {
            let cell = grid[row, column]
            guard !cell.isContinuation else { continue }
            if style != cell.style {
                style = cell.style
                pair = pairs.pair(cell.foreground, on: cell.background)
                attributes = Terminal.bits(cell.attributes)
            }
            runs.append(
                prism_cell(
                    scalar: cell.scalar.value, mark: cell.mark?.value ?? 0, attributes: attributes,
                    width: UInt16(cell.width), pair: pair))
        }
        prism_screen_write(Int32(row), Int32(columns.lowerBound), runs, Int32(runs.count), showsUnicode)
    }

    /// All pairs are taken by colours of earlier frames: forget them.
    private func startPairsOver() {
        pairs.reset()
        redraw()
    }

    private static func bits(_ attributes: Attributes) -> UInt16 {
        let names: [(Attributes, Int)] = [
            (.bold, Int(PRISM_BOLD)), (.dim, Int(PRISM_DIM)), (.italic, Int(PRISM_ITALIC)),
            (.underline, Int(PRISM_UNDERLINE)), (.reverse, Int(PRISM_REVERSE)),
        ]
        return names.reduce(0) { attributes.contains($1.0) ? $0 | UInt16($1.1) : $0 }
    }
}
