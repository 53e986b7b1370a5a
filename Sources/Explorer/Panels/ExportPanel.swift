import Canvas

/// The export dialogue: what the view can give, and the file's name.
enum ExportPanel {
    static func paint(_ form: ExportForm, _ state: ExplorerState, on grid: inout Grid) -> HitRegions<
        any Target
    > {
        var hits = HitRegions<any Target>()
        let look = state.look
        let kinds = state.exportKinds
        let rect = PopupPanel.window(
            state, "Export", "what the \(state.view.name) view shows",
            height: min(kinds.count + 6, grid.rows - 2), width: min(grid.columns - 2, 84), on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        let list = inside.inset(bottom: 3)
        var table = Table([.init("", .fixed(8)), .init("", .share())], count: kinds.count) { index in
            let obstacle = kinds[index].obstacle(in: state)
            let words = kinds[index].title(in: state)
            return [
                TableCell(kinds[index].format.rawValue, obstacle == nil ? .key : .keyDisabled),
                TableCell(
                    obstacle.map { "not now: " + $0 } ?? words, obstacle == nil ? .popup : .keyDisabled),
            ]
        }
        table.showsHeader = false
        table.selected = form.selected
        table.first = Table.first(0, showing: form.selected, of: kinds.count, visible: list.height)
        grid.draw(table, in: list, with: look)
        for line in 0..<list.height {
            if let index = table.index(atRow: list.row + line, in: list) {
                hits.add(list.line(line), ChoiceTarget(line: index))
            }
        }
        let line = inside.line(inside.height - 2)
        grid.write(
            TypedLine.spans("file ", form.name, width: line.width, promptRole: .textMuted, look),
            row: line.row, column: line.column, with: look)
        let isInTheWay = form.existing != nil && form.existing == form.name
        let hint =
            state.awaitedNeeds.map { $0.text + ": Enter writes what is there, Esc gives up" }
            ?? (isInTheWay
                ? "it exists: Enter replaces it, Esc leaves it"
                : "Enter writes, arrows choose, Esc goes back")
        grid.write(
            hint.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis), row: line.row + 1,
            column: line.column, as: isInTheWay ? .warning : .textMuted, with: look)
        return hits
    }
}
