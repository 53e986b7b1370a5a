import Canvas

/// What differs between two conditions that are open, in whole sentences; scrolls where they need more lines than there are.
struct ConditionsPopup: Popup {
    private var scroll = ScrollingLines()

    private static let widest = 92

    func action(for key: Key) -> Action? { scrollAction(for: key) }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        switch action {
        case .move(let steps):
            var moved = self
            let lines = Self.lines(state, columns: state.columns)
            moved.scroll.move(
                by: steps, of: lines.count, visible: Self.height(lines.count, rows: state.rows) - 2)
            state.popup = moved
        case .accept, .dismiss: state.popup = nil
        default: break
        }
        return []
    }

    private static func width(_ columns: Int) -> Int { max(8, min(columns - 2, widest)) }

    private static func height(_ lines: Int, rows: Int) -> Int { max(3, min(lines + 2, rows - 2)) }

    /// Each sentence begins a line of its own; what follows of it is set in.
    private static func lines(_ state: ExplorerState, columns: Int) -> [String] {
        let room = max(1, width(columns) - 5)
        return state.conditionNotes.flatMap { note in
            note.wrapped(to: max(1, room - 2)).enumerated().map { ($0 == 0 ? "" : "  ") + $1 }
        }
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let lines = Self.lines(state, columns: grid.columns)
        let height = Self.height(lines.count, rows: grid.rows)
        let keys = lines.count > height - 2 ? "j k scroll  Esc closes" : "Esc closes"
        let rect = PopupPanel.window(
            state, "Two conditions", keys, height: height, width: Self.width(grid.columns), on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard !lines.isEmpty else {
            grid.explain(state.comparisonObstacle ?? "", in: inside, with: state.look)
            return hits
        }
        scroll.paint(lines, in: inside, on: &grid, with: state.look)
        return hits
    }
}
