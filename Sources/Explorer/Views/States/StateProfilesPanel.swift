import Canvas
import Predictions
import PrismModel

/// Mean signals around the TSS, state by state: a heat map of positions for every signal.
enum StateProfilesPanel {
    static func paint(
        _ state: ExplorerState, _ map: StateMap, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        let count = state.modelSignals
        guard rect.height > 2, count > 0 else { return hits }
        guard let atlas = state.study.atlas else {
            grid.explain("being described", in: rect, with: look)
            return hits
        }
        let labels = (0..<map.count).map { StateNames.number($0) }
        let label = (labels.map(\.count).max() ?? 2) + 1
        // All side by side where each gets room to be read, and else the focused one.
        let across = min(count, max(1, (rect.width - label) / 14))
        let focused = state.input(state.focus) ?? 0
        let first = min(max(0, focused - across / 2), count - across)
        let window = NumberText.compact(Double(state.catalog.window) / 2, "b")
        let parts = rect.inset(left: label).columns(Array(repeating: .share(), count: across), gap: 1)
        for (index, text) in labels.enumerated() where index + 2 < rect.height {
            let isChosen = index == state.statesView.chosen
            grid.write(
                text, row: rect.row + 2 + index, column: rect.column, as: isChosen ? .textStrong : .legend,
                with: look)
            hits.add(rect.line(2 + index), StateTarget(state: index))
        }
        for (place, part) in parts.enumerated() {
            let signal = first + place
            let name = state.inputName(signal)
            let hidden = across < count ? " \(signal + 1)/\(count)" : ""
            grid.write(
                (name + hidden).fitted(to: part.width, .centre, ellipsis: look.glyphs.ellipsis),
                row: part.row,
                column: part.column, as: .legend, with: look)
            let profiles = (0..<map.count).map { atlas.profile(state: $0, signal: signal) ?? [] }
            // As many parts as columns, so that every cell is drawn from one.
            let columns = min(part.width, max(1, atlas.bins))
            let values = profiles.flatMap { profile in
                (0..<columns).map { column in
                    profile.isEmpty ? .nan : profile[column * profile.count / columns]
                }
            }
            let heat = HeatMap(
                values, rows: Array(repeating: "", count: map.count),
                columns: Array(repeating: "", count: columns), scale: .fitting(values))
            let cell = max(1, part.width / columns)
            let drawn = Rect(
                row: part.row + 2, column: part.column, height: part.height - 2, width: cell * columns)
            grid.draw(heat, in: drawn.part(rows: 0, map.count), with: look)
            paintAxis(window, part.line(1), width: cell * columns, on: &grid, with: look)
        }
        return hits
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
