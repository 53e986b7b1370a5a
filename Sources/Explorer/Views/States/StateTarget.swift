import Canvas

/// A line of the states view, by its state.
struct StateTarget: Target, Equatable {
    let state: Int

    func press(_ mouse: Mouse, _ rect: Rect, in explorer: inout ExplorerState) -> [Effect] {
        explorer.choose(state: state)
        return []
    }
}
