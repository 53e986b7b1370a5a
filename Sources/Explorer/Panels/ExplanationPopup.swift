import Canvas

/// What panels or words mean, one at a time.
struct ExplanationPopup: Popup {
    /// What is explained one after the other; never empty.
    private let explanations: [Explanation]
    private var shown = 0

    /// Nil where there is nothing to explain.
    init?(_ explanations: [Explanation]) {
        guard !explanations.isEmpty else { return nil }
        self.explanations = explanations
    }

    /// What shows.
    var explanation: Explanation { explanations[shown] }

    func action(for key: Key) -> Action? {
        switch key.typed {
        case "K", " ": .move(1)
        default: listAction(for: key)
        }
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        switch action {
        case .move(let steps):
            var next = self
            let count = explanations.count
            next.shown = ((shown + steps % count) % count + count) % count
            state.popup = next
        case .accept, .dismiss: state.popup = nil
        default: break
        }
        return []
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let label = 8
        let width = min(grid.columns - 2, 76)
        let lines = explanation.parts.flatMap { part in
            part.text.wrapped(to: max(1, width - 4 - label)).enumerated().map { offset, line in
                (offset == 0 ? part.name : "", line)
            }
        }
        let next =
            explanations.count > 1
            ? "\(shown + 1) of \(explanations.count)  K next  Esc closes" : "Esc closes"
        let rect = PopupPanel.window(
            state, explanation.title, next, height: min(lines.count + 2, grid.rows - 2), width: width,
            on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        for (offset, line) in lines.prefix(inside.height).enumerated() {
            let row = inside.row + offset
            grid.write(line.0, row: row, column: inside.column, as: .textMuted, with: state.look)
            grid.write(line.1, row: row, column: inside.column + label, as: .popup, with: state.look)
        }
        return hits
    }
}
