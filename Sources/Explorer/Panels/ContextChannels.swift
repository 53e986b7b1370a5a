import Canvas
import Wording

/// The weights of the current gene's contexts channel by channel, how far apart they are, and what moves them.
enum ContextChannels {
    static func paint(
        _ forecast: Forecast, _ state: ExplorerState, _ inside: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let isStale = state.forecast == nil
        let contexts = forecast.weights.count
        guard contexts > 0 else { return }
        let channels = forecast.weights[0].count
        let matrixHeight = contexts > 2 ? contexts + 1 : 0
        let below = ContextMoves.lines(state, contexts: contexts, height: inside.height)
        let words = 1 + below
        // Strips get what the words and the matrix leave.
        let room = max(contexts, inside.height - words - matrixHeight - 1)
        let height = max(1, min(3, room / contexts))
        var row = inside.row
        let legend = "weights 0-1 of " + channels.counted("channel")
        grid.write(
            legend.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis), row: row,
            column: inside.column,
            as: .textMuted, with: look)
        row += 1
        for (index, weights) in forecast.weights.enumerated() {
            guard row + height <= inside.bottom else { break }
            let mean = weights.reduce(0) { $0 + Double($1) } / Double(max(1, weights.count))
            let line = Rect(row: row, column: inside.column, height: height, width: inside.width)
            grid.write("w\(index + 1)", row: row, column: line.column, as: .context, with: look)
            let readout = "mean " + NumberText.fixed(mean, 2)
            grid.write(
                readout, row: row + height - 1, column: line.right - readout.count, as: .textMuted, with: look
            )
            let strip = Sparkline(
                weights.map(Double.init), scale: Scale(0, 1),
                role: isStale ? .stale : .context)
            grid.draw(strip, in: line.inset(left: 3, right: readout.count + 1), with: look)
            row += height
        }
        let left = inside.part(rows: row - inside.row, inside.height)
        paintCosines(forecast, state, left.inset(bottom: below), on: &grid)
        ContextMoves.paint(
            state, contexts: contexts, in: left.inset(top: max(1, left.height - below)), on: &grid)
    }

    private static func paintCosines(
        _ forecast: Forecast, _ state: ExplorerState, _ rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let contexts = forecast.weights.count
        guard !rect.isEmpty else { return }
        var words =
            "uniformity U " + (forecast.uniformity.map { NumberText.fixed($0, 2) } ?? NumberText.missing)
        if contexts == 2, forecast.cosines.count == 4 {
            words = "cos(w1,w2) " + NumberText.fixed(forecast.cosines[1], 2) + "   " + words
        }
        grid.write(
            words.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row,
            column: rect.column, as: .text, with: look)
        guard contexts > 2 else { return }
        let names = (1...contexts).map { "w\($0)" }
        let map = HeatMap(
            forecast.cosines, rows: names, columns: names, scale: Scale(-1, 1), gradient: "diverging",
            decimals: 2)
        grid.draw(map, in: rect.inset(top: 1), with: look)
    }
}
