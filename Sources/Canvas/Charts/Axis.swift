/// A horizontal axis: ticks at round numbers, their labels, marked places and stretches.
///
/// Fits a ruler of contig positions as well as a chart's foot.
///
/// One row shows the labels alone; with more, the last row but one of `edge` carries the line with its ticks.
public struct Axis: Drawing {
    /// A marked place.
    public struct Mark: Sendable, Hashable {
        /// Where.
        public var position: Double
        /// What is written there.
        public var label: String
        /// What the mark means, which decides its colour.
        public var role: Role
        /// Whether its sign points away from what others point at: a cursor among marked places.
        public var isCursor: Bool

        /// A marked place.
        public init(_ position: Double, _ label: String, role: Role = .axisMark, isCursor: Bool = false) {
            self.position = position
            self.label = label
            self.role = role
            self.isCursor = isCursor
        }
    }

    /// On which side of the labels the line is.
    public enum Edge: Sendable, Hashable {
        /// Labels above the line: a ruler over tracks.
        case below
        /// Labels under the line: a chart's foot.
        case above
    }

    /// Which columns show which positions.
    public var map: ColumnMap
    /// The places of the ticks, lowest first.
    public var ticks: [Double]
    /// The text of a tick.
    public var format: @Sendable (Double) -> String
    /// Marked places; their labels win over those of ticks, earlier ones over later ones.
    public var marks: [Mark] = []
    /// Marked stretches `[from, to)`, laid over in the role `axis.window`.
    public var windows: [Range<Double>] = []
    /// On which side of the labels the line is.
    public var edge: Edge = .below

    /// An axis with ticks where given.
    public init(
        _ map: ColumnMap, ticks: [Double], edge: Edge = .below, format: @escaping @Sendable (Double) -> String
    ) {
        self.map = map
        self.ticks = ticks
        self.edge = edge
        self.format = format
    }

    /// An axis of contig positions, counted from 0 in `map` and written by `format`, with as many ticks as their
    /// labels leave room for.
    public static func positions(
        _ map: ColumnMap, edge: Edge = .below, format: @escaping @Sendable (Double) -> String
    ) -> Axis {
        let widest = Swift.max(format(map.start).columnWidth, format(map.end).columnWidth) + 3
        let ticks = Ticks.positions(in: Scale(map.start, map.end), count: Swift.max(1, map.columns / widest))
        return Axis(map, ticks: ticks, edge: edge, format: format)
    }

    /// An axis of numbers with as few decimals as tell its ticks apart.
    public static func numbers(_ scale: Scale, columns: Int, edge: Edge = .above) -> Axis {
        let count = Swift.max(1, columns / 8)
        let decimals = Ticks.decimals(for: Ticks.step(for: scale.high - scale.low, count: count))
        return Axis(
            ColumnMap(start: scale.low, end: scale.high, columns: columns),
            ticks: Ticks.nice(in: scale, count: count), edge: edge
        ) { NumberText.fixed($0, decimals) }
    }

    /// Draws.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard !rect.isEmpty else { return }
        let hasLine = rect.height > 1
        let line = edge == .below ? rect.row + 1 : rect.row
        let labels = hasLine && edge == .above ? rect.row + 1 : rect.row
        if hasLine { paintLine(row: line, in: rect, on: &grid, with: look) }
        for window in windows {
            guard let part = map.columns(from: window.lowerBound, to: window.upperBound) else { continue }
            grid.tint(
                Rect(
                    row: hasLine ? line : labels, column: rect.column + part.lowerBound, height: 1,
                    width: part.count),
                look.style(.axisWindow))
        }
        var taken: [Range<Int>] = []
        for mark in marks {
            guard let column = map.column(of: mark.position) else { continue }
            label(
                mark.label, at: column, row: labels, role: mark.role, &taken, in: rect, on: &grid, with: look)
        }
        for tick in ticks {
            // The tick at the very end has no column of its own: it belongs to the last.
            guard let column = map.column(of: tick) ?? (tick == map.end ? map.columns - 1 : nil) else {
                continue
            }
            label(
                format(tick), at: column, row: labels, role: .axisLabel, &taken, in: rect, on: &grid,
                with: look)
        }
    }

    private func paintLine(row: Int, in rect: Rect, on grid: inout Grid, with look: Look) {
        let box = look.glyphs.box
        let style = look.style(.axis)
        grid.fill(
            Rect(row: row, column: rect.column, height: 1, width: map.columns), box.horizontal, style: style)
        for tick in ticks {
            guard let column = map.column(of: tick) ?? (tick == map.end ? map.columns - 1 : nil) else {
                continue
            }
            grid.put(
                edge == .below ? box.teeUp : box.teeDown, row: row, column: rect.column + column, style: style
            )
        }
        for mark in marks {
            guard let column = map.column(of: mark.position) else { continue }
            let sign = (edge == .below) != mark.isCursor ? look.glyphs.signs.down : look.glyphs.signs.up
            grid.put(sign, row: row, column: rect.column + column, style: look.style(mark.role))
        }
    }

    /// Writes a label centred on a column and moved inside, unless it would touch another.
    private func label(
        _ text: String, at column: Int, row: Int, role: Role, _ taken: inout [Range<Int>], in rect: Rect,
        on grid: inout Grid, with look: Look
    ) {
        let width = text.columnWidth
        guard width > 0, width <= rect.width else { return }
        let start = Swift.min(Swift.max(column - width / 2, 0), rect.width - width)
        let place = (start - 1)..<(start + width + 1)
        guard !taken.contains(where: { $0.overlaps(place) }) else { return }
        taken.append(start..<(start + width))
        grid.write(text, row: row, column: rect.column + start, as: role, with: look)
    }
}
