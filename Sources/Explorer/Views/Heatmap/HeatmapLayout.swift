import Canvas

/// Where the heat map's parts are. Parts that do not show are empty.
struct HeatmapLayout: Sendable, Equatable {
    /// The names of the conditions; empty where one is open.
    var names = Rect.empty
    var positions = Rect.empty
    /// The cursor, and the rows' states.
    var gutter = Rect.empty
    /// All columns of rows: what a click hits.
    var plot = Rect.empty
    /// The rows of this condition, of the other, and of what the other has more.
    var own = Rect.empty
    var other = Rect.empty
    var change = Rect.empty
    /// What the colours of a condition's rows stand for, and those of the difference.
    var legend = Rect.empty
    var changeLegend = Rect.empty
    /// What a row is, and what is still to be read.
    var rowWords = Rect.empty
    var cursor = Rect.empty
    /// The signal of the gene under the cursor in both conditions.
    var values = Rect.empty

    private static let gutterWidth = 3
    /// The fewest columns in which a condition's positions can be told apart.
    private static let narrowest = 12
    /// The fewest in which a difference stands beside both.
    private static let leastOfThree = 20
    private static let gap = 2

    init(_ rect: Rect, _ state: ExplorerState) {
        let inside = Frame.inside(rect)
        let isOfTwo = state.otherSignals != nil
        let above = isOfTwo ? 2 : 1
        let width = inside.width - Self.gutterWidth - 1
        let widths = Self.widths(state, in: width)
        let showsChange = state.showsHeatDifference
        // From the last line up; the names of what is drawn above them.
        let isAlone = widths.own == 0 && widths.other == 0
        let below: [(part: WritableKeyPath<HeatmapLayout, Rect>, isThere: Bool)] = [
            (\.legend, !isAlone), (\.changeLegend, widths.change > 0 && state.heatDifferenceAbsence == nil),
            (\.rowWords, true), (\.cursor, true), (\.values, showsChange),
        ]
        let shown = below.filter(\.isThere)
        let foot = inside.part(rows: inside.height - shown.count, shown.count).inset(left: 1, right: 1)
        for (line, part) in shown.enumerated() { self[keyPath: part.part] = foot.line(line) }
        if isOfTwo { names = inside.line(0) }
        positions = inside.line(above - 1)
        let rows = inside.inset(top: above, bottom: shown.count)
        gutter = rows.part(columns: 0, Self.gutterWidth)
        plot = rows.inset(left: Self.gutterWidth, right: 1)
        own = plot.part(columns: 0, widths.own)
        let left =
            widths.own == 0
            ? 0 : widths.change == 0 ? width - widths.other : (width - widths.other) / 2
        other = plot.part(columns: left, widths.other)
        change = plot.part(columns: width - widths.change, widths.change)
    }

    /// How many columns each has: side by side, and where there is no room beside each other what is asked for alone, or the
    /// condition that has the signal.
    private static func widths(_ state: ExplorerState, in width: Int) -> (own: Int, other: Int, change: Int) {
        guard state.otherSignals != nil else { return (width, 0, 0) }
        let (half, third) = ((width - gap) / 2, (width - 2 * gap) / 3)
        if state.showsHeatDifference {
            if third >= leastOfThree { return (third, third, third) }
            if state.heatDifferenceAbsence == nil { return (0, 0, width) }
        }
        if half >= narrowest { return (half, half, 0) }
        return state.heatSignal.own == nil ? (0, width, 0) : (width, 0, 0)
    }
}
