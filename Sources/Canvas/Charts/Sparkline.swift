/// A signal along the columns of a rectangle: filled from below in eighths of a row, any number of rows high.
///
/// Three tones tell the smallest value, the mean and the largest of each column apart where they are given. No
/// data (NaN) shows a broken line at the bottom, zero a thin base line; what lies beyond the scale is marked.
public struct Sparkline: Drawing, Sendable, Equatable {
    /// How the mean is drawn.
    public enum Form: Sendable, Hashable {
        /// Filled from below.
        case area
        /// A line of braille dots, two values per column; filled where there is no braille.
        case line
    }

    /// The mean of each column, left to right; NaN where there is no data.
    ///
    /// Any other number of values than there are columns is spread evenly.
    public var mean: [Double]
    /// The largest value of each column, as many as there are means; empty if unknown.
    public var high: [Double] = []
    /// The smallest value of each column, as many as there are means; empty if unknown.
    public var low: [Double] = []
    /// The values at the bottom and the top.
    public var scale: Scale
    /// What the values mean, which decides their colour.
    public var role: Role
    /// The role whose colour it takes if the theme has none for `role`.
    public var fallback: Role
    /// How the values are drawn.
    public var form: Form = .area

    /// A sparkline of means.
    ///
    /// - `scale`: the values at the bottom and the top; nil: 0 to the largest. Give several lines the
    ///   same scale to compare them.
    public init(
        _ mean: [Double], low: [Double] = [], high: [Double] = [], scale: Scale? = nil,
        role: Role = .signal, fallback: Role = .signal, form: Form = .area
    ) {
        self.mean = mean
        self.low = low.count == mean.count ? low : []
        self.high = high.count == mean.count ? high : []
        self.scale = scale ?? Scale.fitting(mean + self.high)
        self.role = role
        self.fallback = fallback
        self.form = form
    }

    /// How many values fill a number of columns best.
    public static func samples(columns: Int, form: Form, glyphs: Glyphs) -> Int {
        let columns = Swift.min(Swift.max(columns, 0), Grid.limit)
        return form == .line && glyphs.level == .braille ? columns * 2 : columns
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard !mean.isEmpty, !rect.isEmpty else { return }
        if form == .line, look.glyphs.level == .braille {
            paintLine(in: rect, on: &grid, with: look)
        } else {
            for column in 0..<rect.width {
                let value = Sparkline.sample(mean, column, of: rect.width)
                let top = high.isEmpty ? value : Sparkline.sample(high, column, of: rect.width)
                let bottom = low.isEmpty ? nil : Sparkline.sample(low, column, of: rect.width)
                paintColumn(
                    Tones(low: bottom, mean: value, high: top), rect.column + column, in: rect, on: &grid,
                    with: look)
            }
        }
    }

    private struct Tones {
        var low: Double?
        var mean: Double
        var high: Double
    }

    private func paintColumn(
        _ tones: Tones, _ column: Int, in rect: Rect, on grid: inout Grid, with look: Look
    ) {
        let eighths = rect.height * 8
        let glyphs = look.glyphs
        guard let mean = scale.steps(tones.mean, of: eighths) else {
            let style = look.style(.nodata)
            return grid.put(glyphs.signs.gap, row: rect.bottom - 1, column: column, style: style)
        }
        let main = look.style(role, or: fallback)
        guard mean > 0 || tones.high > scale.low else {
            let style = look.style(.baseline)
            return grid.put(glyphs.rising(1), row: rect.bottom - 1, column: column, style: style)
        }
        let top = Swift.max(mean, scale.steps(tones.high, of: eighths) ?? mean)
        // Without colours enough for tones, what lies above the mean is a light shade.
        let faint = look.showsGradients ? look.faintStyle(role, or: fallback) : nil
        for row in 0..<rect.height {
            let base = (rect.height - 1 - row) * 8
            let place = rect.row + row
            if mean >= base + 8 {
                grid.put(glyphs.rising(8), row: place, column: column, style: main)
            } else if mean > base {
                let ground = top > mean ? faint?.foreground : nil
                let style = ground.map { main.on($0) } ?? main
                grid.put(glyphs.rising(mean - base), row: place, column: column, style: style)
            } else if top > base {
                if let faint {
                    grid.put(glyphs.rising(top - base), row: place, column: column, style: faint)
                } else if top >= base + 4 {
                    grid.put(glyphs.shades[1], row: place, column: column, style: main.adding(.dim))
                }
            }
        }
        markLow(tones.low, below: mean, column, in: rect, on: &grid, style: main)
        if tones.high > scale.high || tones.mean > scale.high {
            grid.put(glyphs.signs.up, row: rect.row, column: column, style: look.style(.clipped))
        }
    }

    /// Makes the part below the smallest value bold, where a whole cell is.
    private func markLow(
        _ low: Double?, below mean: Int, _ column: Int, in rect: Rect, on grid: inout Grid, style: Style
    ) {
        guard let low, let filled = scale.steps(low, of: rect.height * 8) else { return }
        for row in 0..<rect.height where Swift.min(filled, mean) >= (rect.height - row) * 8 {
            grid.tint(
                Rect(row: rect.row + row, column: column, height: 1, width: 1),
                Style(.transparent, on: .transparent, .bold))
        }
    }

    private func paintLine(in rect: Rect, on grid: inout Grid, with look: Look) {
        var dots = DotMatrix(rect: rect, level: .braille)
        var before: Int?
        for x in 0..<dots.columns {
            let value = Sparkline.sample(mean, x, of: dots.columns)
            guard let share = scale.clampedShare(of: value) else {
                before = nil
                if x.isMultiple(of: 2) {
                    let style = look.style(.nodata)
                    grid.put(
                        look.glyphs.signs.gap, row: rect.bottom - 1, column: rect.column + x / 2, style: style
                    )
                }
                continue
            }
            let y = dots.rows - 1 - Int((share * Double(dots.rows - 1)).rounded())
            // Joined to its neighbour, so that a steep line does not fall into dots.
            let from = before.map { $0 + (y - $0).signum() } ?? y
            for step in Swift.min(y, from)...Swift.max(y, from) { dots.set(x, step) }
            before = y
        }
        let style = look.style(role, or: fallback)
        dots.paint(on: &grid) { _, _, _ in style }
    }

    /// The mean of the values that fall on one of `count` places; NaN if all are.
    static func sample(_ values: [Double], _ place: Int, of count: Int) -> Double {
        guard count > 0, !values.isEmpty else { return .nan }
        if values.count == count { return values[place] }
        let first = place * values.count / count
        let last = Swift.max(first + 1, (place + 1) * values.count / count)
        var sum = 0.0
        var present = 0
        for value in values[Swift.min(first, values.count - 1)..<Swift.min(last, values.count)]
        where !value.isNaN {
            sum += value
            present += 1
        }
        return present > 0 ? sum / Double(present) : .nan
    }
}
