import Canvas

/// The current gene's background states to choose from: Enter predicts as if the gene lay in one.
struct AsIfPopup: ChoicePopup {
    var selected: Int

    init(selected: Int) { self.selected = selected }

    /// At the state that is asked for, or else the likeliest.
    init(_ state: ExplorerState) {
        let likeliest = (state.forecast ?? state.latest)?.background?.likeliest
        self.init(selected: state.asIf ?? likeliest ?? 0)
    }

    func action(for key: Key) -> Action? {
        switch key.typed {
        case " ": .accept
        case "Z": .dismiss
        default: listAction(for: key)
        }
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        switch action {
        case .move(let lines):
            let last = max(0, state.asIfStates.count - 1)
            state.popup = AsIfPopup(selected: min(max(selected + lines, 0), last))
        case .accept: return choose(selected, in: &state)
        case .dismiss: state.popup = nil
        default: break
        }
        return []
    }

    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        guard state.asIfStates.contains(line) else { return [] }
        state.popup = nil
        state.ask(asIf: state.asIf == line ? nil : line)
        return []
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        let count = state.asIfStates.count
        let width = min(grid.columns - 2, 76)
        let forecast = state.forecast ?? state.latest?.asIf(in: state.asIf)
        let lines =
            forecast.flatMap { forecast in
                forecast.background.map {
                    AdjustmentLines.lines(state, forecast, $0, width: width - 4, atMost: 3)
                }
            } ?? []
        let height = min(count + lines.count + 4, grid.rows - 2)
        let title = AdjustmentPanel.title(state, width: width - 24)
        let fold = state.statesFold.map { " " + $0 } ?? ""
        let rect = PopupPanel.window(
            state, title.0 + (title.0.count + fold.count + 28 <= width ? fold : ""), "Enter asks, Esc closes",
            height: height,
            width: width, on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard let background = forecast?.background else {
            grid.explain(state.forecastObstacle ?? "being computed", in: inside, with: look)
            return hits
        }
        let table = AdjustmentTable(state, background, width: inside.width)
        let visible = max(1, inside.height - 2 - lines.count)
        let rows = table.rows(atMost: count)
        let first = Table.first(selected, showing: selected, of: rows.count, visible: visible)
        table.paintHead(in: inside.line(0), on: &grid)
        for offset in 0..<min(visible, rows.count - first) {
            let index = first + offset
            let line = inside.line(1 + offset)
            table.paint(rows[index], isSelected: index == selected, in: line, on: &grid)
            if index == selected {
                grid.put(
                    look.glyphs.signs.right, row: line.row, column: line.column - 1, style: look.style(.key))
            }
            hits.add(line, ChoiceTarget(line: index))
        }
        let below = lines + [hint(state, visible: visible, of: rows.count, width: inside.width)]
        for (offset, line) in below.suffix(inside.height - 1 - min(visible, rows.count)).enumerated() {
            let shown = line.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis)
            grid.write(
                shown, row: inside.row + 1 + min(visible, rows.count) + offset, column: inside.column,
                with: look)
        }
        return hits
    }

    private func hint(_ state: ExplorerState, visible: Int, of count: Int, width: Int) -> [Span] {
        let more = count > visible ? "\(selected + 1) of \(count); " : ""
        let words =
            state.asIf == selected ? "Enter goes back to its own states" : "Enter asks as if it lay there"
        return [Span(more + words, .textMuted)]
    }
}
