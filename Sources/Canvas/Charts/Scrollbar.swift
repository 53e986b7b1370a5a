/// Where the rows that show lie among all, in one column at the side of a list.
///
/// Nothing when all show.
public struct Scrollbar: Drawing, Sendable, Equatable {
    /// The index of the first row that shows.
    public var first: Int
    /// How many rows show.
    public var visible: Int
    /// How many rows there are.
    public var count: Int

    /// A scroll bar.
    public init(first: Int, visible: Int, count: Int) {
        self.first = first
        self.visible = visible
        self.count = count
    }

    /// The first row to show for a click or drag at a line of the bar.
    public func first(atRow row: Int, in rect: Rect) -> Int {
        guard rect.height > 1, count > visible else { return 0 }
        let share = Double(row - rect.row) / Double(rect.height - 1)
        return Int((Swift.min(Swift.max(share, 0), 1) * Double(count - visible)).rounded())
    }

    /// Draws in the first column.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard visible > 0, count > visible, rect.height > 0 else { return }
        let height = Double(rect.height)
        let size = Swift.max(1, Int((height * Double(visible) / Double(count)).rounded()))
        let share = Double(Swift.min(Swift.max(first, 0), count - visible)) / Double(count - visible)
        let top = Int((share * Double(rect.height - Swift.min(size, rect.height))).rounded())
        for row in 0..<rect.height {
            let isThumb = row >= top && row < top + size
            grid.put(
                isThumb ? look.glyphs.signs.thumb : look.glyphs.box.vertical, row: rect.row + row,
                column: rect.column, style: look.style(isThumb ? .scrollbarThumb : .scrollbar))
        }
    }
}
