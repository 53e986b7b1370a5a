import Canvas
import Predictions

/// The mean of every signal in every state, on one scale with its legend, and how long the states last.
enum EmissionSection {
    private static let dwellWidth = 8
    private static let least = 6

    static func paint(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        let states = adjusted.states
        let signals = states.signals.indices
        // Whole names of signals before those of states, which the other pages and the line below show.
        let longest = states.signals.map { $0.name.columnWidth + 1 }.max() ?? 0
        let label = StateLabel.width(
            state, of: rect.width,
            leaving: min(signals.count, 4) * min(max(longest, least), 12) + dwellWidth)
        let room = rect.width - label - dwellWidth
        let count = min(signals.count, max(1, room / least))
        let width = min(12, max(1, room / max(1, count)))
        let shown = window(of: count, state, adjusted)
        let scale = Scale.fitting(states.chain.means)
        for (offset, signal) in shown.enumerated() {
            let name = states.signals[signal].name.truncated(to: width - 1, ellipsis: look.glyphs.ellipsis)
            grid.write(
                name.fitted(to: width, .centre), row: rect.row, column: rect.column + label + offset * width,
                as: .legend, with: look)
        }
        grid.write(
            "dwell".fitted(to: dwellWidth, .right), row: rect.row,
            column: rect.column + label + count * width, as: .legend, with: look)
        for index in 0..<min(states.chain.states, rect.height - 1) {
            let line = rect.line(1 + index)
            let means = shown.map { states.chain.mean(index, $0) ?? .nan }
            hits.add(
                StateHeatRow.paint(
                    index, means, scale, decimals: width >= 5 ? 2 : nil, label: label, cell: width, state,
                    in: line, on: &grid))
            let dwell = states.expectedLength(index).map { NumberText.bases(Int($0.rounded())) } ?? ""
            grid.write(
                dwell.fitted(to: dwellWidth, .right), row: line.row,
                column: line.column + label + count * width,
                as: .text, with: look)
        }
        let below = rect.inset(top: 1 + states.chain.states)
        if !below.isEmpty { paintLegend(state, scale, shown, of: signals.count, below.line(0), on: &grid) }
        return hits
    }

    /// The signals that have room, around the one that has the focus.
    private static func window(
        of count: Int, _ state: ExplorerState, _ adjusted: AdjustedStates
    ) -> Range<Int> {
        let focused = state.input(state.focus).flatMap { adjusted.signals.firstIndex(of: $0) } ?? 0
        let first = min(max(0, focused - count / 2), adjusted.signals.count - count)
        return first..<first + count
    }

    /// The ends of the scale, its unit, and which of the signals show.
    private static func paintLegend(
        _ state: ExplorerState, _ scale: Scale, _ shown: Range<Int>, of all: Int, _ line: Rect,
        on grid: inout Grid
    ) {
        let cut =
            shown.count < all
            ? "; signals \(shown.lowerBound + 1)-\(shown.upperBound) of \(all), Tab for others" : ""
        ScaleLegend.paint(
            ColorScale(scale), columns: 24,
            ["mean log10(1 + signal) of a bin" + cut, "log10(1 + x)" + cut, cut], in: line, on: &grid,
            with: state.look)
    }
}
