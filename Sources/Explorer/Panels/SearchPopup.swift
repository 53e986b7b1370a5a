import Canvas

/// A pop-up with a line to type into and what it finds under it.
protocol SearchPopup: ChoicePopup {
    var typed: TypedSearch { get set }
    var title: String { get }
    var detail: String { get }
    /// What is found by what is typed.
    func choices(in state: ExplorerState) -> [Choice]
}

extension SearchPopup {
    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        var popup = self
        switch action {
        case .type(let text):
            popup.typed.text = String((typed.text + TypedLine.plain(text)).prefix(TypedSearch.longest))
            popup.typed.selected = 0
        case .erase:
            guard !typed.text.isEmpty else {
                state.popup = nil
                return []
            }
            popup.typed.text.removeLast()
            popup.typed.selected = 0
        case .eraseAll: popup.typed = TypedSearch()
        case .move(let lines):
            let last = max(0, choices(in: state).count - 1)
            popup.typed.selected = min(max(typed.selected + lines, 0), last)
        case .accept: return choose(typed.selected, in: &state)
        case .dismiss:
            state.popup = nil
            return []
        default: return []
        }
        state.popup = popup
        return []
    }

    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        let choices = choices(in: state)
        guard choices.indices.contains(line) else { return [] }
        return choices[line].take(in: &state)
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        PopupPanel.paint(title, detail, typed, choices(in: state), state, on: &grid)
    }
}
