/// The one row on which a bar is drawn.
struct BarLine {
    let rect: Rect
    let scale: Scale
    let glyphs: Glyphs

    /// The column of a value, cut to the row; nil for NaN or no room.
    func column(of value: Double) -> Int? {
        guard rect.width > 0, let share = scale.clampedShare(of: value) else { return nil }
        return Swift.min(Int(share * Double(rect.width)), rect.width - 1)
    }

    /// Fills from `from` to `to` in eighths of a column.
    func paintBar(_ bar: Bar, style: Style, on grid: inout Grid, with look: Look) {
        guard let first = eighths(bar.from), let second = eighths(bar.to) else {
            return paintNothing(on: &grid, with: look)
        }
        let start = Swift.min(first, second)
        let end = Swift.max(first, second)
        // A bar of no length still shows where it is.
        guard end > start else {
            let place = Swift.min(start / 8, rect.width - 1)
            return grid.put(glyphs.box.vertical, row: rect.row, column: rect.column + place, style: style)
        }
        for column in (start / 8)..<((end + 7) / 8) {
            let from = Swift.max(start - column * 8, 0)
            let to = Swift.min(end - column * 8, 8)
            let place = rect.column + column
            if from == 0 {
                grid.put(glyphs.growing(to), row: rect.row, column: place, style: style)
            } else if glyphs.level == .ascii {
                grid.put(glyphs.growing(to - from), row: rect.row, column: place, style: style)
            } else if to == 8 {
                // Blocks grow from the left: the free part is drawn instead, reversed.
                grid.put(glyphs.growing(from), row: rect.row, column: place, style: style.reversed)
            } else {
                grid.put(glyphs.box.vertical, row: rect.row, column: place, style: style)
            }
        }
    }

    /// A line from `from` to a dot at `to`.
    func paintLollipop(_ bar: Bar, style: Style, on grid: inout Grid, with look: Look) {
        guard let start = column(of: bar.from), let end = column(of: bar.to) else {
            return paintNothing(on: &grid, with: look)
        }
        let thin = style.attributes.contains(.bold) ? Style(style.foreground) : style
        for column in Swift.min(start, end)...Swift.max(start, end) {
            grid.put(glyphs.box.horizontal, row: rect.row, column: rect.column + column, style: thin)
        }
        let tee = end < start ? glyphs.box.teeLeft : glyphs.box.teeRight
        grid.put(tee, row: rect.row, column: rect.column + start, style: thin)
        grid.put(glyphs.signs.on, row: rect.row, column: rect.column + end, style: style)
    }

    /// The spread, the bar's tick and the reference.
    func paintMarks(_ bar: Bar, reference: Double?, on grid: inout Grid, with look: Look) {
        if bar.spread > 0, bar.to.isFinite, let low = column(of: bar.to - bar.spread),
            let high = column(of: bar.to + bar.spread), let middle = column(of: bar.to)
        {
            let style = look.faintStyle(bar.role)
            for column in low...high where column != middle {
                let isEnd = column == low || column == high
                let glyph =
                    !isEnd ? glyphs.box.horizontal : column == low ? glyphs.box.teeRight : glyphs.box.teeLeft
                // The inside of a filled bar is left filled.
                let isInside = grid[rect.row, rect.column + column].scalar == glyphs.growing(8)
                if !isInside { grid.put(glyph, row: rect.row, column: rect.column + column, style: style) }
            }
        }
        if let tick = bar.tick, let column = column(of: tick) {
            grid.put(
                glyphs.signs.diamond, row: rect.row, column: rect.column + column,
                style: look.style(.textStrong))
        }
        if let reference, let column = column(of: reference), column != self.column(of: bar.to) {
            let beneath = grid[rect.row, rect.column + column]
            let style = look.style(.measured)
            // Over a filled bar its colour is the ground.
            let isInside = beneath.scalar == glyphs.growing(8) && beneath.foreground != .terminal
            grid.put(
                glyphs.box.vertical, row: rect.row, column: rect.column + column,
                style: isInside
                    ? Style(look.screen.background, on: beneath.foreground, style.attributes) : style)
        }
    }

    private func paintNothing(on grid: inout Grid, with look: Look) {
        grid.put(glyphs.signs.gap, row: rect.row, column: rect.column, style: look.style(.nodata))
    }

    private func eighths(_ value: Double) -> Int? {
        guard rect.width > 0, let share = scale.clampedShare(of: value) else { return nil }
        return Int((share * Double(rect.width * 8)).rounded())
    }
}
