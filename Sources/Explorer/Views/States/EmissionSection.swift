import Canvas
import Predictions

/// The mean of every signal in every state, on one scale with its legend, and how long the states last.
enum EmissionSection {
    private static let dwellWidth = 7
    private static let least = 6

    static func paint(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        let states = adjusted.states
        let emissions = Emissions(state, adjusted)
        let signals = emissions.signals.indices
        // Whole names of signals before those of states, which the other pages and the line below show.
        let longest = emissions.signals.map { $0.columnWidth + 1 }.max() ?? 0
        let label = StateLabel.width(
            state, of: rect.width,
            leaving: min(signals.count, 4) * min(max(longest, least), 12) + dwellWidth)
        let room = rect.width - label - dwellWidth
        let count = min(signals.count, max(1, room / least))
        let width = min(12, max(1, room / max(1, count)))
        let shown = window(of: count, emissions.focused)
        let scale = Scale.fitting(emissions.means.joined().filter(\.isFinite))
        let decimals = shown.map { width >= 5 ? min(emissions.decimals(of: $0), max(2, width - 2)) : nil }
        for (offset, signal) in shown.enumerated() {
            let name = emissions.signals[signal].truncated(to: width - 1, ellipsis: look.glyphs.ellipsis)
            grid.write(
                name.fitted(to: width, .centre), row: rect.row, column: rect.column + label + offset * width,
                as: .legend, with: look)
        }
        grid.write(
            "dwell".fitted(to: dwellWidth, .right), row: rect.row,
            column: rect.column + label + count * width, as: .legend, with: look)
        for index in 0..<min(states.chain.states, rect.height - 1) {
            let line = rect.line(1 + index)
            let means = shown.map { emissions.mean(index, $0) }
            hits.add(
                StateHeatRow.paint(
                    index, means, scale, decimals: decimals, label: label, cell: width, state,
                    in: line, on: &grid))
            let dwell = states.expectedLength(index).map { NumberText.bases(Int($0.rounded())) } ?? ""
            grid.write(
                dwell.fitted(to: dwellWidth, .right), row: line.row,
                column: line.column + label + count * width,
                as: .text, with: look)
        }
        let below = rect.inset(top: 1 + states.chain.states)
        // A segmentation of data without such signals has nothing to be measured by.
        if !below.isEmpty, !signals.isEmpty {
            paintLegend(state, scale, shown, of: signals.count, below.line(0), on: &grid)
        }
        return hits
    }

    /// The signals that have room, around the one that has the focus.
    private static func window(of count: Int, _ focused: (place: Int, of: Int)) -> Range<Int> {
        let first = max(0, min(focused.place - count / 2, focused.of - count))
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
