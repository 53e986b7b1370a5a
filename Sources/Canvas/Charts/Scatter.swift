/// Points in a plane, finer than cells: eight dots per cell with braille, four with quadrants.
///
/// Crowded cells take brighter colours of the gradient `density`, or the colour of their most frequent group.
/// Points that are not finite are left out; those beyond the scales too.
public struct Scatter: Drawing, Sendable {
    /// The points' first coordinates, left to right.
    public var x: [Double]
    /// The points' second coordinates, bottom to top; of different lengths, the shorter counts.
    public var y: [Double]
    /// The values at the left and right side.
    public var xScale: Scale
    /// The values at the bottom and top.
    public var yScale: Scale
    /// The state of each point, from 0, which gives its colour; empty: coloured by density.
    public var groups: [Int] = []
    /// What cells of each group are drawn with where colours are too few to tell groups apart; empty: dots.
    public var groupSigns: [Unicode.Scalar] = []
    /// The indices of points drawn over all others in the role `point.selected`.
    public var selected: [Int] = []
    /// The index of the point marked in the role `point.current`.
    public var current: Int?
    /// Whether the line of equal coordinates is drawn.
    public var showsDiagonal = false
    /// How far above and below the line of equal coordinates two more lines are drawn; nil: none.
    public var band: Double?

    /// Points over scales that hold them all, or given ones.
    public init(x: [Double], y: [Double], xScale: Scale? = nil, yScale: Scale? = nil) {
        self.x = x
        self.y = y
        self.xScale = xScale ?? .fitting(x, includingZero: false)
        self.yScale = yScale ?? .fitting(y, includingZero: false)
    }

    private var count: Int { Swift.min(x.count, y.count) }

    /// The cell of a point; nil if it is not shown.
    public func cell(of index: Int, in rect: Rect) -> (row: Int, column: Int)? {
        guard index >= 0, index < count, !rect.isEmpty,
            let across = Scatter.place(x[index], xScale, rect.width),
            let up = Scatter.place(y[index], yScale, rect.height)
        else { return nil }
        return (rect.bottom - 1 - up, rect.column + across)
    }

    /// The point nearest to the middle of a cell, distances measured in rows (a row is as high as two columns are
    /// wide); nil where no point is shown.
    public func nearest(row: Int, column: Int, in rect: Rect) -> Int? {
        var best: Int?
        var smallest = Double.infinity
        for index in 0..<count {
            guard let right = xScale.share(of: x[index]), let up = yScale.share(of: y[index]),
                (0...1).contains(right), (0...1).contains(up)
            else { continue }
            let across = (right * Double(rect.width) - (Double(column - rect.column) + 0.5)) / 2
            let down = (1 - up) * Double(rect.height) - (Double(row - rect.row) + 0.5)
            let distance = across * across + down * down
            if distance < smallest {
                smallest = distance
                best = index
            }
        }
        return best
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard !rect.isEmpty else { return }
        if let band {
            for offset in [-band, band] { paintDiagonal(offset, .barRest, in: rect, on: &grid, with: look) }
        }
        if showsDiagonal { paintDiagonal(0, .axis, in: rect, on: &grid, with: look) }
        var dots = DotMatrix(rect: rect, level: look.glyphs.level)
        var tally = groups.isEmpty ? nil : GroupTally(rect: dots.rect)
        for index in 0..<count {
            guard let across = Scatter.place(x[index], xScale, dots.columns),
                let up = Scatter.place(y[index], yScale, dots.rows)
            else { continue }
            let down = dots.rows - 1 - up
            dots.set(across, down)
            if groups.indices.contains(index) {
                let cell = dots.cell(across, down)
                tally?.add(groups[index], row: cell.row, column: cell.column)
            }
        }
        let density = look.gradient("density")
        let plain = look.style(.point)
        dots.paint(on: &grid) { row, column, points in
            if let group = tally?.winner(row: row, column: column) { return look.stateStyle(group) }
            guard look.showsGradients else { return points > 8 ? plain.adding(.bold) : plain }
            // Four points to a step: 1, 4, 16, 64 and more.
            let share = 1 - 1 / (1 + Double(points - 1) / 6)
            return density.color(at: share).map { Style($0) } ?? plain
        }
        if let tally, look.depth < .indexed256, !groupSigns.isEmpty {
            tally.forEachWinner { group, row, column in
                grid.put(
                    groupSigns[group % groupSigns.count], row: rect.row + row, column: rect.column + column,
                    style: look.stateStyle(group))
            }
        }
        for index in selected {
            mark(index, look.glyphs.signs.off, .pointSelected, in: rect, on: &grid, with: look)
        }
        if let current { mark(current, look.glyphs.signs.on, .pointCurrent, in: rect, on: &grid, with: look) }
    }

    private func mark(
        _ index: Int, _ sign: Unicode.Scalar, _ role: Role, in rect: Rect, on grid: inout Grid,
        with look: Look
    ) {
        guard let cell = cell(of: index, in: rect) else { return }
        grid.put(sign, row: cell.row, column: cell.column, style: look.style(role))
    }

    private func paintDiagonal(
        _ offset: Double, _ role: Role, in rect: Rect, on grid: inout Grid, with look: Look
    ) {
        let style = look.style(role)
        // Every other column apart from the line itself, so that they are told apart without colours.
        for column in stride(from: 0, to: rect.width, by: offset == 0 ? 1 : 2) {
            let value = xScale.low + (xScale.high - xScale.low) * (Double(column) + 0.5) / Double(rect.width)
            guard let up = Scatter.place(value + offset, yScale, rect.height) else { continue }
            grid.put(
                look.glyphs.signs.dot, row: rect.bottom - 1 - up, column: rect.column + column, style: style)
        }
    }

    /// The place of a value among `count`; nil outside.
    private static func place(_ value: Double, _ scale: Scale, _ count: Int) -> Int? {
        guard let share = scale.share(of: value), share >= 0, share <= 1, count > 0 else { return nil }
        return Swift.min(Int(share * Double(count)), count - 1)
    }
}
