/// Bars up and down from a line of zeros, one per column: attributions along a window.
///
/// The upper half of the rows (the larger one) is for values above zero. Besides the colour, the direction tells
/// the sign; on a single row, values below zero hang from the top (with ASCII: different characters).
public struct DivergingBars: Drawing, Sendable, Equatable {
    /// The value of each column; NaN shows as no data.
    ///
    /// Any other number of values than there are columns is spread evenly, taking the value farthest from
    /// zero.
    public var values: [Double]
    /// The largest magnitude shown; what lies beyond is cut and marked.
    public var reach: Double
    /// What values above zero mean.
    public var positive: Role = .positive
    /// What values below zero mean.
    public var negative: Role = .negative

    /// Bars.
    ///
    /// - `reach`: the largest magnitude shown; nil, or not positive: that of the values.
    public init(_ values: [Double], reach: Double? = nil) {
        self.values = values
        let own = Scale.symmetric(values).high
        self.reach = reach.map { $0 > 0 && $0.isFinite ? $0 : own } ?? own
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard !values.isEmpty, !rect.isEmpty else { return }
        let above = (rect.height + 1) / 2
        let below = rect.height == 1 ? 1 : rect.height - above
        let scale = Scale(0, reach)
        for column in 0..<rect.width {
            let value = DivergingBars.extreme(values, column, of: rect.width)
            let place = rect.column + column
            if value.isNaN {
                let style = look.style(.nodata)
                grid.put(look.glyphs.signs.gap, row: rect.row + above - 1, column: place, style: style)
            } else if value >= 0 {
                let eighths = scale.steps(value, of: above * 8) ?? 0
                paintUp(eighths, place, Rect(rect, rows: 0..<above), on: &grid, with: look)
                mark(value > reach, look.glyphs.signs.up, rect.row, place, on: &grid, with: look)
            } else {
                let eighths = scale.steps(-value, of: below * 8) ?? 0
                let start = rect.height - below
                paintDown(eighths, place, Rect(rect, rows: start..<rect.height), on: &grid, with: look)
                mark(-value > reach, look.glyphs.signs.down, rect.bottom - 1, place, on: &grid, with: look)
            }
        }
    }

    private func paintUp(_ eighths: Int, _ column: Int, _ rect: Rect, on grid: inout Grid, with look: Look) {
        if eighths == 0 {
            let style = look.style(.baseline)
            return grid.put(look.glyphs.rising(1), row: rect.bottom - 1, column: column, style: style)
        }
        let style = look.style(positive)
        for row in 0..<rect.height {
            let filled = eighths - (rect.height - 1 - row) * 8
            if filled > 0 {
                grid.put(look.glyphs.rising(filled), row: rect.row + row, column: column, style: style)
            }
        }
    }

    private func paintDown(_ eighths: Int, _ column: Int, _ rect: Rect, on grid: inout Grid, with look: Look)
    {
        let style = look.style(negative)
        for row in 0..<rect.height {
            let filled = Swift.min(eighths - row * 8, 8)
            guard filled > 0 else { continue }
            if look.glyphs.level == .ascii {
                let glyph: Unicode.Scalar = filled >= 6 ? "%" : filled >= 3 ? "\"" : "'"
                grid.put(glyph, row: rect.row + row, column: column, style: style)
            } else {
                // There are no blocks that hang from above: the rest of the cell is drawn instead, reversed.
                let isFull = filled == 8
                grid.put(
                    look.glyphs.rising(isFull ? 8 : 8 - filled), row: rect.row + row, column: column,
                    style: isFull ? style : style.reversed)
            }
        }
    }

    private func mark(
        _ isBeyond: Bool, _ sign: Unicode.Scalar, _ row: Int, _ column: Int, on grid: inout Grid,
        with look: Look
    ) {
        if isBeyond { grid.put(sign, row: row, column: column, style: look.style(.clipped)) }
    }

    /// The value farthest from zero of those that fall on one of `count` places; NaN if all are.
    static func extreme(_ values: [Double], _ place: Int, of count: Int) -> Double {
        if values.count == count { return values[place] }
        let first = Swift.min(place * values.count / count, values.count - 1)
        let last = Swift.min(Swift.max(first + 1, (place + 1) * values.count / count), values.count)
        return values[first..<last].reduce(.nan) { best, value in
            value.isNaN || value.magnitude <= best.magnitude ? best : value
        }
    }
}

extension Rect {
    /// Some rows of a rectangle, counted from its top.
    fileprivate init(_ rect: Rect, rows: Range<Int>) {
        self = rect.part(rows: rows.lowerBound, rows.count)
    }
}
