import Canvas

/// A pop-up with a list and a chosen line, and nothing to type into.
protocol ListPopup: ChoicePopup {
    var selected: Int { get set }
    /// How many lines there are.
    func count(in state: ExplorerState) -> Int
}

extension ListPopup {
    func action(for key: Key) -> Action? { listAction(for: key) }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        switch action {
        case .move(let lines):
            var moved = self
            moved.selected = min(max(selected + lines, 0), max(0, count(in: state) - 1))
            state.popup = moved
        case .accept: return choose(selected, in: &state)
        case .dismiss: state.popup = nil
        default: break
        }
        return []
    }

    /// Draws the list in a window of its own.
    func paint(
        _ title: String, _ detail: String, _ columns: [Table.Column], width: Int, _ state: ExplorerState,
        on grid: inout Grid, row: @escaping (Int) -> [TableCell]
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let count = count(in: state)
        let rect = PopupPanel.window(
            state, title, detail, height: min(count + 2, grid.rows - 2), width: min(grid.columns - 2, width),
            on: &grid)
        hits.add(rect, PopupTarget())
        var table = Table(columns, count: count, row: row)
        table.showsHeader = false
        hits.add(PopupPanel.paint(&table, selected: selected, state, in: Frame.inside(rect), on: &grid))
        return hits
    }
}
