/// A table of values as colours: emissions by state and modality, similarities, effects by base.
///
/// Where colours are few the values show as shades of a character, below the middle of a diverging scale as other
/// characters than above.
public struct HeatMap: Drawing, Sendable, Equatable {
    /// The values, row by row: `rows.count * columns.count` of them; missing ones and NaN show as no data.
    public var values: [Double]
    /// The labels of the rows, at the left.
    public var rows: [String]
    /// The labels of the columns, above; all empty: no line for them.
    public var columns: [String]
    /// The values at the two ends of the gradient.
    public var scale: Scale
    /// A name of `Gradient.names`.
    public var gradient: String
    /// Decimals of the numbers written into cells that are wide enough; nil: no numbers.
    public var decimals: Int?
    /// The row to point out.
    public var selectedRow: Int?
    /// The column to point out.
    public var selectedColumn: Int?

    /// A heat map.
    ///
    /// - `scale`: nil: from the smallest to the largest value, with `diverging` evenly around 0.
    public init(
        _ values: [Double], rows: [String], columns: [String], scale: Scale? = nil, gradient: String = "heat",
        decimals: Int? = nil
    ) {
        self.values = values
        self.rows = rows
        self.columns = columns
        self.gradient = gradient
        self.decimals = decimals
        self.scale =
            scale ?? (gradient == "diverging" ? .symmetric(values) : .fitting(values, includingZero: false))
    }

    /// Where the cell of a value is drawn: what a click on it hits.
    ///
    /// Empty where it does not fit.
    public func cell(row: Int, column: Int, in rect: Rect) -> Rect {
        let layout = Layout(self, rect)
        guard rows.indices.contains(row), columns.indices.contains(column) else { return .empty }
        return layout.cell(row, column).intersection(rect)
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        let layout = Layout(self, rect)
        let ellipsis = look.glyphs.ellipsis
        for column in columns.indices where layout.hasHeader {
            let place = layout.cell(0, column)
            let role: Role = selectedColumn == column ? .textStrong : .legend
            let text = columns[column].fitted(to: place.width, .centre, ellipsis: ellipsis)
            grid.write(text, row: rect.row, column: place.column, as: role, with: look)
        }
        for row in rows.indices {
            let top = layout.cell(row, 0)
            guard top.row < rect.bottom else { break }
            let role: Role = selectedRow == row ? .textStrong : .legend
            let text = rows[row].fitted(to: layout.labelWidth, ellipsis: ellipsis)
            grid.write(text, row: top.row, column: rect.column, as: role, with: look)
            for column in columns.indices {
                let place = layout.cell(row, column)
                guard place.column < rect.right else { break }
                let index = row * columns.count + column
                paint(index < values.count ? values[index] : .nan, in: place, on: &grid, with: look)
            }
        }
    }

    private func paint(_ value: Double, in place: Rect, on grid: inout Grid, with look: Look) {
        guard let share = scale.clampedShare(of: value), let ground = look.gradient(gradient).color(at: share)
        else {
            let sign = ColorScale.absence(isDiverging: gradient == "diverging", with: look)
            return grid.fill(place, sign, style: look.style(.nodata))
        }
        let text = decimals.map { NumberText.fixed(value, $0) } ?? ""
        let isWritten = !text.isEmpty && text.count <= place.width
        if look.showsGradients {
            let style = Style(look.gradient(gradient).ink(at: share, depth: look.depth), on: ground)
            grid.fill(place, style: style)
            if isWritten {
                grid.write(
                    text.fitted(to: place.width, .centre), row: place.row, column: place.column, style: style)
            }
        } else if isWritten {
            grid.write(
                text.fitted(to: place.width, .centre), row: place.row, column: place.column,
                style: look.style(share > 0.75 ? .textStrong : .text))
        } else {
            let (glyph, style) = ColorScale.glyph(share, isDiverging: gradient == "diverging", with: look)
            grid.fill(place, glyph, style: style)
        }
    }

    /// How a map's rows and columns are spread over a rectangle.
    private struct Layout {
        let rect: Rect
        let labelWidth: Int
        let hasHeader: Bool
        let cellWidth: Int
        let cellHeight: Int

        init(_ map: HeatMap, _ rect: Rect) {
            self.rect = rect
            hasHeader = map.columns.contains { !$0.isEmpty } && rect.height > 1
            let longest = map.rows.reduce(0) { Swift.max($0, $1.columnWidth) }
            labelWidth = longest == 0 ? 0 : Swift.min(longest, rect.width / 3)
            let space = rect.width - labelWidth - (labelWidth > 0 ? 1 : 0)
            cellWidth = Swift.min(Swift.max(1, space / Swift.max(1, map.columns.count)), 12)
            let lines = rect.height - (hasHeader ? 1 : 0)
            cellHeight = Swift.min(Swift.max(1, lines / Swift.max(1, map.rows.count)), 3)
        }

        func cell(_ row: Int, _ column: Int) -> Rect {
            Rect(
                row: rect.row + (hasHeader ? 1 : 0) + row * cellHeight,
                column: rect.column + labelWidth + (labelWidth > 0 ? 1 : 0) + column * cellWidth,
                height: cellHeight, width: cellWidth)
        }
    }
}
