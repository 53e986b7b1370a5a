/// How often values occur: equal bins across a scale, counts upwards, one place marked.
public struct Histogram: Drawing, Sendable, Equatable {
    /// The values; those that are not finite are left out.
    public var values: [Double]
    /// The values at the left and right side; values beyond are left out.
    public var scale: Scale
    /// The value marked by a sign above its bin: that of the gene in question.
    public var current: Double?
    /// What the values mean, which decides their colour.
    public var role: Role

    /// A histogram over a scale that holds the values, or a given one.
    public init(_ values: [Double], scale: Scale? = nil, current: Double? = nil, role: Role = .bar) {
        self.values = values
        self.scale = scale ?? .fitting(values, includingZero: false)
        self.current = current
        self.role = role
    }

    /// The number of values in each of `bins` equal bins; the upper end belongs to the last.
    public func counts(bins: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: Swift.min(Swift.max(bins, 0), Grid.limit))
        for value in values {
            if let bin = bin(of: value, of: counts.count) { counts[bin] += 1 }
        }
        return counts
    }

    /// Draws one bin per column; the mark, where there is more than one row, on the top row.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        let width = Swift.min(rect.width, Grid.limit)
        let counts = counts(bins: width).map { Double($0) }
        let hasMark = current != nil && rect.height > 1
        let body = hasMark ? rect.inset(top: 1) : rect
        Sparkline(counts, role: role).paint(in: body.part(columns: 0, width), on: &grid, with: look)
        if hasMark, let current, let bin = bin(of: current, of: width) {
            let style = look.style(.pointCurrent)
            grid.put(look.glyphs.signs.down, row: rect.row, column: rect.column + bin, style: style)
        }
    }

    private func bin(of value: Double, of bins: Int) -> Int? {
        guard let share = scale.share(of: value), share >= 0, share <= 1, bins > 0 else { return nil }
        return Swift.min(Int(share * Double(bins)), bins - 1)
    }
}
