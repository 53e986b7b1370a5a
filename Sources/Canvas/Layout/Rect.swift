/// A rectangle of cells: rows `row ..< row + height`, columns `column ..< column + width`, from 0 at the top
/// left.
///
/// Sizes are never negative; coordinates are kept within ±1,000,000, so that sums cannot overflow.
public struct Rect: Sendable, Hashable {
    /// The top row.
    public let row: Int
    /// The left column.
    public let column: Int
    /// The number of rows, 0 or more.
    public let height: Int
    /// The number of columns, 0 or more.
    public let width: Int

    private static let limit = 1_000_000

    /// A rectangle; a negative size counts as 0.
    public init(row: Int, column: Int, height: Int, width: Int) {
        self.row = Rect.bounded(row)
        self.column = Rect.bounded(column)
        self.height = Rect.size(height)
        self.width = Rect.size(width)
    }

    private static func bounded(_ value: Int) -> Int { Swift.min(Swift.max(value, -limit), limit) }
    private static func size(_ value: Int) -> Int { Swift.min(Swift.max(value, 0), limit) }

    /// A rectangle without cells.
    public static let empty = Rect(row: 0, column: 0, height: 0, width: 0)

    /// One past the bottom row.
    public var bottom: Int { row + height }
    /// One past the right column.
    public var right: Int { column + width }
    /// Whether it holds no cell.
    public var isEmpty: Bool { height == 0 || width == 0 }

    /// Whether a cell lies inside.
    public func contains(row: Int, column: Int) -> Bool {
        row >= self.row && row < bottom && column >= self.column && column < right
    }

    /// The cells that lie in both.
    public func intersection(_ other: Rect) -> Rect {
        let top = Swift.max(row, other.row)
        let left = Swift.max(column, other.column)
        return Rect(
            row: top, column: left,
            height: Swift.min(bottom, other.bottom) - top, width: Swift.min(right, other.right) - left)
    }

    /// The rectangle without as many cells at each side; empty when nothing is left.
    public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
        Rect(
            row: row + Swift.min(Rect.size(top), height),
            column: column + Swift.min(Rect.size(left), width),
            height: height - Rect.size(top) - Rect.size(bottom),
            width: width - Rect.size(left) - Rect.size(right))
    }

    /// The rectangle without `margin` cells at all four sides.
    public func inset(_ margin: Int) -> Rect {
        inset(top: margin, left: margin, bottom: margin, right: margin)
    }

    /// One row of it, counted from its top; empty when there is no such row.
    public func line(_ offset: Int) -> Rect { part(rows: offset, 1) }

    /// Some of its rows, counted from its top, as many as there are.
    public func part(rows first: Int, _ count: Int) -> Rect {
        let (start, length) = Rect.part(of: height, first, count)
        return Rect(row: row + start, column: column, height: length, width: width)
    }

    /// Some of its columns, counted from its left side, as many as there are.
    public func part(columns first: Int, _ count: Int) -> Rect {
        let (start, length) = Rect.part(of: width, first, count)
        return Rect(row: row, column: column + start, height: height, width: length)
    }

    private static func part(of total: Int, _ first: Int, _ count: Int) -> (start: Int, length: Int) {
        let start = Swift.min(size(first), total)
        let end = Swift.min(Swift.max(bounded(first) + bounded(count), start), total)
        return (start, end - start)
    }

    /// A rectangle of at most this size in the middle of this one: a dialogue over a screen.
    public func centred(height: Int, width: Int) -> Rect {
        let (h, w) = (
            Swift.min(Swift.max(height, 0), self.height), Swift.min(Swift.max(width, 0), self.width)
        )
        return Rect(
            row: row + (self.height - h) / 2, column: column + (self.width - w) / 2, height: h, width: w)
    }
}
