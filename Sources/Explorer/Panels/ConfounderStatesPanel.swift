import Canvas
import Predictions
import PrismModel

/// Under the context weights of the current gene: its assignment to states, and what carries each context.
enum ConfounderStatesPanel {
    /// Lines it wants in a panel of some height.
    static func lines(_ state: ExplorerState, contexts: Int, height: Int) -> Int {
        guard state.statesObstacle == nil, height >= 3 * contexts + 2 else { return 0 }
        let moves = state.modelSignals > 0 ? min(contexts, 4) + 1 : 0
        let title = height >= 5 * contexts + 4 ? 1 : 0
        return min(1 + moves + title, max(0, height - 2 * contexts - 2))
    }

    static func paint(_ state: ExplorerState, contexts: Int, in rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        paintAssignment(state, rect.line(0), on: &grid)
        guard rect.height > 2, let context = state.context else { return }
        var rows = rect.inset(top: 1)
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
                let text = bar + " " + NumberText.fixed(move, 2).replacingLeadingZero
                grid.write(
                    text.truncated(to: part.width, ellipsis: ""), row: row, column: part.column, as: .text,
                    with: look)
            }
        }
        for context in 0..<min(moves.count, rows.height - 1) {
            grid.write(
                "w\(context + 1)", row: rows.row + 1 + context, column: rows.column,
                as: Role("series.\(context % 6 + 1)"), with: look)
        }
    }

    private static func step(_ share: Double, _ count: Int) -> Int {
        min(count - 1, max(0, Int((share * Double(count - 1)).rounded())))
    }

    /// The likeliest states, each with its share; under the present mask.
    private static func paintAssignment(_ state: ExplorerState, _ line: Rect, on grid: inout Grid) {
        let look = state.look
        guard let map = state.study.map, let assignment = state.assignment else {
            let reason =
                state.study.map == nil
                ? state.statesWaiting : state.contextObstacle ?? "assignment being computed"
            grid.write(
                reason.truncated(to: line.width, ellipsis: look.glyphs.ellipsis), row: line.row,
                column: line.column, as: .nodata, with: look)
            return
        }
        var column = line.column
        let order = (0..<map.count).sorted { assignment[$0] > assignment[$1] }
        for (place, index) in order.enumerated() {
            let name = place == 0 ? state.stateTitle(index) : StateNames.number(index)
            let share = NumberText.fixed(assignment[index], 2).replacingLeadingZero
            let width = max(1, Int((assignment[index] * 8).rounded()))
            let length = name.columnWidth + 2 + width + share.count
            guard column + length <= line.right, place == 0 || assignment[index] >= 0.005 else { break }
            column =
                grid.write(
                    name + " ", row: line.row, column: column, as: place == 0 ? .textStrong : .text,
                    with: look)
            let bar = look.glyphs.bar(assignment[index] * 8 / Double(width), width: width)
            column = grid.write(bar, row: line.row, column: column, style: look.stateStyle(index))
            column = grid.write(" " + share, row: line.row, column: column, as: .text, with: look) + 2
        }
    }
}

extension String {
    /// ".31" for "0.31": where room is short.
    fileprivate var replacingLeadingZero: String { hasPrefix("0.") ? String(dropFirst()) : self }
}
