import Canvas

/// How far the current gene's contexts move when a signal is switched off.
enum ContextMoves {
    /// Lines it wants in a panel of some height.
    static func lines(_ state: ExplorerState, contexts: Int, height: Int) -> Int {
        guard state.statesObstacle == nil, height >= 3 * contexts + 2 else { return 0 }
        let moves = state.modelSignals > 0 ? min(contexts, 4) + 1 : 0
        let title = height >= 5 * contexts + 4 ? 1 : 0
        return min(moves + title, max(0, height - 2 * contexts - 2))
    }

    static func paint(_ state: ExplorerState, contexts: Int, in rect: Rect, on grid: inout Grid) {
        guard rect.height > 1, let context = state.context else { return }
        var rows = rect
        if rows.height > context.moves.count + 1 {
            let title = "RMS change of w when a signal goes off"
            grid.write(
                title.truncated(to: rows.width, ellipsis: state.look.glyphs.ellipsis), row: rows.row,
                column: rows.column, as: .textMuted, with: state.look)
            rows = rows.inset(top: 1)
        }
        paintMoves(context.moves, state, rows, on: &grid)
    }

    /// A column per signal, a line per context.
    private static func paintMoves(
        _ moves: [[Double?]], _ state: ExplorerState, _ rows: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let parts = rows.columns(
            [.fixed(7)] + moves.joined().prefix(state.modelSignals).map { _ in .share() })
        grid.write("\u{394}w off", row: rows.row, column: rows.column, as: .legend, with: look)
        let largest = moves.joined().compactMap(\.self).max() ?? 0
        for (signal, part) in parts.dropFirst().enumerated() {
            let name = state.inputName(signal).truncated(
                to: max(0, part.width - 1), ellipsis: look.glyphs.ellipsis)
            grid.write(name, row: rows.row, column: part.column, as: .legend, with: look)
            for (context, line) in moves.enumerated() where signal < line.count && context + 1 < rows.height {
                let row = rows.row + 1 + context
                guard let move = line[signal] else {
                    grid.write("off", row: row, column: part.column, as: .signalOff, with: look)
                    continue
                }
                let glyphs = look.glyphs.vertical
                let bar = String(glyphs[step(largest > 0 ? move / largest : 0, glyphs.count)])
                let text = bar + " " + Words.share(move)
                grid.write(
                    text.truncated(to: part.width, ellipsis: ""), row: row, column: part.column, as: .text,
                    with: look)
            }
        }
        for context in 0..<min(moves.count, rows.height - 1) {
            grid.write(
                "w\(context + 1)", row: rows.row + 1 + context, column: rows.column,
                as: .context, with: look)
        }
    }

    private static func step(_ share: Double, _ count: Int) -> Int {
        min(count - 1, max(0, Int((share * Double(count - 1)).rounded())))
    }
}
