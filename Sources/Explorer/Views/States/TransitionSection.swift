import Canvas
import Predictions

/// Which state follows where one ends.
enum TransitionSection {
    static func paint(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        let states = adjusted.states.chain.states
        guard states > 2 else {
            let words =
                states == 2 ? "Where one of the two states ends, the other begins." : "There is one state."
            grid.write(
                words.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row,
                column: rect.column,
                as: .textMuted, with: look)
            return hits
        }
        let label = StateLabel.width(state, of: rect.width, leaving: states * 6)
        let width = min(8, max(3, (rect.width - label) / states))
        let shares = (0..<states).map { row in following(row, adjusted) }
        for index in 0..<states {
            grid.write(
                (width > 3 ? StateNames.number(index) : "\(index + 1)").fitted(to: width, .centre),
                row: rect.row,
                column: rect.column + label + index * width,
                as: index == state.statesView.chosen ? .textStrong : .legend, with: look)
        }
        for index in 0..<min(states, rect.height - 1) {
            let line = rect.line(1 + index)
            hits.add(
                StateHeatRow.paint(
                    index, shares[index], Scale(0, 1),
                    decimals: shares[index].map { _ in width >= 5 ? 2 : nil },
                    label: label, cell: width, state, in: line, on: &grid))
        }
        let below = rect.inset(top: 1 + states)
        guard !below.isEmpty else { return hits }
        ScaleLegend.paint(
            ColorScale(Scale(0, 1)), columns: 16,
            [
                "what follows where the row's state ends, shares of 1", "what follows the row's state",
                "what follows",
            ], in: below.line(0), on: &grid, with: look)
        return hits
    }

    /// The share of every other state in what follows one; none of itself.
    private static func following(_ row: Int, _ adjusted: AdjustedStates) -> [Double] {
        let chain = adjusted.states.chain
        let chances = (0..<chain.states).map { $0 == row ? 0 : chain.transitions[row * chain.states + $0] }
        let sum = chances.reduce(0, +)
        return chances.indices.map { $0 == row || sum <= 0 ? .nan : chances[$0] / sum }
    }
}
