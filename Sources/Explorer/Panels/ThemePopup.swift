import Canvas

/// The themes, shown as they are passed over.
struct ThemePopup: ChoicePopup {
    var selected: Int
    /// What Esc goes back to.
    let before: String

    init(selected: Int, before: String) {
        self.selected = selected
        self.before = before
    }

    /// At the theme that shows.
    init(_ state: ExplorerState) {
        let name = state.look.theme.name
        self.init(selected: state.themeNames.firstIndex(of: name) ?? 0, before: name)
    }

    func action(for key: Key) -> Action? {
        switch key.typed {
        case "t": .dismiss
        default: listAction(for: key)
        }
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        switch action {
        case .move(let lines):
            return choose(min(max(selected + lines, 0), max(0, state.themeNames.count - 1)), in: &state)
        case .accept:
            state.popup = nil
            state.chosenTheme = state.look.theme.name
            state.followsBackground = false
            return []
        case .dismiss:
            state.popup = nil
            return [.look(theme: before, glyphs: state.look.glyphs.level)]
        default: return []
        }
    }

    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        guard state.themeNames.indices.contains(line) else { return [] }
        state.popup = ThemePopup(selected: line, before: before)
        return [.look(theme: state.themeNames[line], glyphs: state.look.glyphs.level)]
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        PopupPanel.paintThemes(state, selected, on: &grid)
    }
}
