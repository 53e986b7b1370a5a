/// A screenful of cells: rows × columns, a plain value.
///
/// The screen, snapshots and tests all show the same grid.
///
/// Rows and columns count from 0 at the top left. Every write is cut to the grid and to its `clip`, so nothing
/// that is drawn can trap or spill, whatever its size.
public struct Grid: Sendable {
    /// The number of rows, 0 to `Grid.limit`.
    public let rows: Int
    /// The number of columns, 0 to `Grid.limit`.
    public let columns: Int
    /// The cells, row by row: `rows * columns` of them.
    public private(set) var cells: ContiguousArray<Cell>
    /// The part that may be written to; the whole grid unless inside `clipped(to:)`.
    public private(set) var clip: Rect

    /// The largest number of rows and of columns; more is cut.
    public static let limit = 2048

    /// A grid of spaces in one style, whose transparent colours count as the terminal's.
    public init(rows: Int, columns: Int, style: Style = .plain) {
        self.rows = Swift.min(Swift.max(rows, 0), Grid.limit)
        self.columns = Swift.min(Swift.max(columns, 0), Grid.limit)
        cells = ContiguousArray(
            repeating: Cell(" ", style: .plain).tinted(style), count: self.rows * self.columns)
        clip = Rect(row: 0, column: 0, height: self.rows, width: self.columns)
    }

    /// The whole grid.
    public var bounds: Rect { Rect(row: 0, column: 0, height: rows, width: columns) }

    /// A cell; a blank one outside the grid.
    public subscript(row: Int, column: Int) -> Cell {
        guard row >= 0, row < rows, column >= 0, column < columns else { return .blank }
        return cells[row * columns + column]
    }

    /// Draws with writes cut to `rect` (and to the present clip), in the grid's own coordinates.
    public mutating func clipped(to rect: Rect, _ draw: (inout Grid) -> Void) {
        let before = clip
        clip = clip.intersection(rect)
        draw(&self)
        clip = before
    }

    /// Puts a cell where it is inside the clip; halves of wide characters that it cuts become spaces.
    mutating func set(_ cell: Cell, row: Int, column: Int) {
        guard clip.contains(row: row, column: column) else { return }
        let index = row * columns + column
        if cells[index].width != 1 { separate(index, column: column) }
        if cell.width == 2 {
            guard column + 1 < clip.right else {
                cells[index] = Cell(" ", style: cell.style)
                return
            }
            if cells[index + 1].width != 1 { separate(index + 1, column: column + 1) }
            cells[index + 1] = Cell(" ", width: 0, style: cell.style)
        }
        cells[index] = cell
    }

    /// Breaks up the wide character of which `index` is a half, leaving spaces.
    private mutating func separate(_ index: Int, column: Int) {
        let first = cells[index].isContinuation ? index - 1 : index
        if column > 0 || first == index, first >= 0 { cells[first] = Cell(" ", style: cells[first].style) }
        if first + 1 < cells.count { cells[first + 1] = Cell(" ", style: cells[first + 1].style) }
    }

    /// Replaces a cell's look or mark, where it is inside the clip.
    mutating func update(row: Int, column: Int, _ change: (Cell) -> Cell) {
        guard clip.contains(row: row, column: column) else { return }
        let index = row * columns + column
        cells[index] = change(cells[index])
    }
}

extension Grid: Equatable {
    /// Whether two grids show the same.
    public static func == (first: Grid, second: Grid) -> Bool {
        first.rows == second.rows && first.columns == second.columns && first.cells == second.cells
    }
}
