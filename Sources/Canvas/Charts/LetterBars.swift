/// A letter per column, as high as its value: letters pile up from a line of zeros, those of values below zero hang from it,
/// and what does not fill the last of several rows is a bar in the letter's colour. A value of less than a row has a letter,
/// too, which is not bold. In a single row what is below zero is reversed. What single bases contribute to a prediction.
public struct LetterBars: Drawing, Sendable, Equatable {
    /// A column.
    public struct Column: Sendable, Equatable {
        /// The height; NaN shows as no data.
        public var value: Double
        /// The letter; nil for a column that continues the one at its left, which stays empty.
        public var letter: Unicode.Scalar?
        /// What the letter means, which decides its colour.
        public var role: Role

        /// A column.
        public init(_ value: Double, _ letter: Unicode.Scalar?, _ role: Role) {
            (self.value, self.letter, self.role) = (value, letter, role)
        }
    }

    /// The columns, left to right; those that find no room are left out.
    public var columns: [Column]
    /// The largest magnitude shown; what lies beyond is cut and marked.
    public var reach: Double

    /// Letters.
    ///
    /// - `reach`: the largest magnitude shown; nil, or not positive: that of the values.
    public init(_ columns: [Column], reach: Double? = nil) {
        self.columns = columns
        let own = Scale.symmetric(columns.map(\.value)).high
        self.reach = reach.map { $0 > 0 && $0.isFinite ? $0 : own } ?? own
    }

    /// Draws: the upper half of the rows, the larger one, is for values above zero.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard !rect.isEmpty else { return }
        let above = (rect.height + 1) / 2
        let below = max(1, rect.height - above)
        let scale = Scale(0, reach)
        for (offset, column) in columns.prefix(rect.width).enumerated() {
            let place = rect.column + offset
            guard !column.value.isNaN else {
                grid.put(
                    look.glyphs.signs.gap, row: rect.row + above - 1, column: place,
                    style: look.style(.nodata))
                continue
            }
            guard column.letter != nil else { continue }
            let isUp = column.value >= 0
            let rows = isUp ? above : below
            let eighths = scale.steps(column.value.magnitude, of: rows * 8) ?? 0
            guard eighths > 0 else {
                grid.put(
                    look.glyphs.rising(1), row: rect.row + above - 1, column: place,
                    style: look.style(.baseline))
                continue
            }
            for row in 0..<rows {
                let filled = min(eighths - row * 8, 8)
                guard filled > 0 else { break }
                let line = isUp ? rect.row + above - 1 - row : rect.bottom - below + row
                let isLowest = row == 0
                let isReversed = !isUp && rect.height == 1
                paint(
                    column, filled, isUp: isUp, isLowest, isReversed, row: line, place, on: &grid, with: look)
            }
            guard column.value.magnitude > reach else { continue }
            let (sign, line) =
                isUp ? (look.glyphs.signs.up, rect.row) : (look.glyphs.signs.down, rect.bottom - 1)
            grid.put(sign, row: line, column: place, style: look.style(.clipped))
        }
    }

    /// A row of a column of which so many eighths are filled.
    private func paint(
        _ column: Column, _ filled: Int, isUp: Bool, _ isLowest: Bool, _ isReversed: Bool, row: Int,
        _ place: Int, on grid: inout Grid, with look: Look
    ) {
        let isASCII = look.glyphs.level == .ascii
        let isWhole = filled == 8 || isASCII && filled >= 4
        let own = look.style(column.role)
        let style = isReversed ? own.reversed : own
        if isWhole || isLowest, let letter = column.letter {
            // Themes may have all letters bold.
            let attributes = isWhole ? style.attributes.union(.bold) : style.attributes.subtracting(.bold)
            return grid.put(
                letter, row: row, column: place,
                style: Style(style.foreground, on: style.background, attributes))
        }
        if isUp {
            grid.put(look.glyphs.rising(filled), row: row, column: place, style: style)
        } else if isASCII {
            grid.put(filled >= 4 ? "%" : "'", row: row, column: place, style: style)
        } else {
            // There are no blocks that hang from above: the rest of the cell is drawn instead, reversed.
            let isFull = filled == 8
            grid.put(
                look.glyphs.rising(isFull ? 8 : 8 - filled), row: row, column: place,
                style: isFull ? style : style.reversed)
        }
    }
}
