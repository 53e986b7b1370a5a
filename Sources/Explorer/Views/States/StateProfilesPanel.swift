import Canvas
import Predictions
import PrismModel

/// Mean signals around the TSS, state by state: a heat map of positions for every signal.
enum StateProfilesPanel {
    /// Lines that all signals take with the legend, as many side by side as a width has room for.
    static func lines(_ state: ExplorerState, _ map: StateMap, width: Int) -> Int {
        let across = across(state, map, width: width)
        let bands = across > 0 ? (state.modelSignals + across - 1) / across : 1
        return bands * (map.count + 3)
    }

    static func paint(
        _ state: ExplorerState, _ map: StateMap, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let count = state.modelSignals
        let most = across(state, map, width: rect.width)
        guard rect.height > 2, most > 0 else { return hits }
        guard let atlas = state.study.atlas else {
            grid.explain("being described", in: rect, with: state.look)
            return hits
        }
        // All of them where there is room, in as many bands as that takes; else those around the focused one.
        let wanted = (count + most - 1) / most
        let bands = min(wanted, max(1, (rect.height + 1) / (map.count + 3)))
        let across = bands == wanted ? (count + bands - 1) / bands : most
        let shown = min(count, bands * across)
        let focused = state.input(state.focus) ?? 0
        let first = min(max(0, focused - shown / 2), count - shown)
        for band in 0..<bands {
            let start = first + band * across
            let signals = start..<max(start, min(start + across, first + shown))
            let part = rect.part(rows: band * (map.count + 3), map.count + 2)
            hits.add(paint(signals, across, atlas, state, map, part, on: &grid))
        }
        let below = rect.inset(top: bands * (map.count + 3) - 1)
        if !below.isEmpty { paintLegend(below.line(0), on: &grid, with: state.look) }
        return hits
    }

    /// What the shades mean: every signal has a scale of its own, whose ends stand beside its name.
    private static func paintLegend(_ line: Rect, on grid: inout Grid, with look: Look) {
        ScaleLegend.paint(
            ColorScale(Scale(0, 1)) { $0 < 0.5 ? "low" : "high" }, columns: 20,
            [
                "each signal from its lowest to its highest mean; along the gene, - upstream",
                "each signal by itself; - upstream", "each signal by itself",
            ], in: line, on: &grid,
            with: look)
    }

    /// Signals that stand side by side in a width and can be read.
    private static func across(_ state: ExplorerState, _ map: StateMap, width: Int) -> Int {
        min(state.modelSignals, max(1, (width - labelWidth(map)) / 14))
    }

    private static func labelWidth(_ map: StateMap) -> Int {
        StateNames.number(max(0, map.count - 1)).count + 1
    }

    /// Some signals side by side.
    private static func paint(
        _ signals: Range<Int>, _ across: Int, _ atlas: StateAtlas, _ state: ExplorerState, _ map: StateMap,
        _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        for index in 0..<map.count where index + 2 < rect.height {
            let isChosen = index == state.statesView.chosen
            grid.write(
                StateNames.number(index), row: rect.row + 2 + index, column: rect.column,
                as: isChosen ? .textStrong : .legend, with: look)
            hits.add(rect.line(2 + index), StateTarget(state: index))
        }
        let parts = rect.inset(left: labelWidth(map))
            .columns(Array(repeating: .share(), count: across), gap: 1)
        for (signal, part) in zip(signals, parts) { paint(signal, atlas, state, map, part, on: &grid) }
        return hits
    }

    /// One signal: its name with the ends of its own scale, where the TSS is, and a line per state.
    private static func paint(
        _ signal: Int, _ atlas: StateAtlas, _ state: ExplorerState, _ map: StateMap, _ part: Rect,
        on grid: inout Grid
    ) {
        let look = state.look
        let profiles = (0..<map.count).map { atlas.profile(state: $0, signal: signal) ?? [] }
        // As many parts as columns, so that every cell is drawn from one.
        let columns = min(part.width, max(1, atlas.bins))
        let values = profiles.flatMap { profile in
            (0..<columns).map { column in
                profile.isEmpty ? .nan : profile[column * profile.count / columns]
            }
        }
        let scale = Scale.fitting(values)
        let ends = " \(NumberText.compact(scale.low))–\(NumberText.compact(scale.high))"
        let name = state.inputName(signal)
            .truncated(to: max(1, part.width - ends.count), ellipsis: look.glyphs.ellipsis)
        grid.write(
            (name + ends).fitted(to: part.width, .centre, ellipsis: look.glyphs.ellipsis), row: part.row,
            column: part.column, as: .legend, with: look)
        let heat = HeatMap(
            values, rows: Array(repeating: "", count: map.count),
            columns: Array(repeating: "", count: columns), scale: scale)
        let cell = max(1, part.width / columns)
        let drawn = Rect(
            row: part.row + 2, column: part.column, height: part.height - 2, width: cell * columns)
        grid.draw(heat, in: drawn.part(rows: 0, map.count), with: look)
        let window = NumberText.compact(Double(state.catalog.window) / 2, "b")
        paintAxis(window, part.line(1), width: cell * columns, on: &grid, with: look)
    }

    /// Where the TSS is.
    private static func paintAxis(
        _ reach: String, _ line: Rect, width: Int, on grid: inout Grid, with look: Look
    ) {
        let middle = line.column + width / 2
        if width >= 2 * reach.count + 7 {
            grid.write("-" + reach, row: line.row, column: line.column, as: .axisLabel, with: look)
            grid.write(
                "+" + reach, row: line.row, column: line.column + width - reach.count - 1, as: .axisLabel,
                with: look)
        }
        if width >= 3 { grid.write("TSS", row: line.row, column: middle - 1, as: .axisMark, with: look) }
    }
}
