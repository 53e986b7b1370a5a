/// A band of categories along the columns: the states along a locus.
///
/// Colour and pattern both tell them apart.
public struct Ribbon: Drawing, Sendable, Equatable {
    /// The category of each column, from 0; nil where there is none.
    ///
    /// Any other number than there are columns is spread evenly.
    public var categories: [Int?]

    /// A band.
    public init(_ categories: [Int?]) { self.categories = categories }

    /// Draws over all rows.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard !categories.isEmpty else { return }
        for column in 0..<Swift.min(rect.width, Grid.limit) {
            let place = Rect(row: rect.row, column: rect.column + column, height: rect.height, width: 1)
            // Where several fall on one column, the one in the middle.
            let index = (2 * column + 1) * categories.count / (2 * rect.width)
            if let category = categories[Swift.min(index, categories.count - 1)], category >= 0 {
                grid.fill(place, look.stateGlyph(category), style: look.stateStyle(category))
            } else {
                grid.fill(place, look.glyphs.signs.gap, style: look.style(.nodata))
            }
        }
    }
}
