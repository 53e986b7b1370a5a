import Canvas

/// A line of what is open: a click on it is Enter on it.
struct ChoiceTarget: Target, Equatable {
    let line: Int

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        (state.popup as? any ChoicePopup)?.choose(line, in: &state) ?? []
    }
}
