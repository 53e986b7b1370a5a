import Canvas

/// The columns of the mutate view: a press puts the cursor, a drag selects, the wheel zooms.
struct MutagenesisTarget: Target, Equatable {
    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        guard let positions = positions(mouse, rect, state) else { return [] }
        state.mutate.cursor = positions.lowerBound
        state.mutate.anchor = nil
        return []
    }

    func drag(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        guard let positions = positions(mouse, rect, state) else { return }
        if state.mutate.anchor == nil { state.mutate.anchor = state.cursor }
        state.mutate.cursor = positions.upperBound - 1
    }

    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        state.zoomMutate(closer: lines < 0)
    }

    /// The window's positions under the pointer; nil beyond the window.
    private func positions(_ mouse: Mouse, _ rect: Rect, _ state: ExplorerState) -> Range<Int>? {
        let column = min(max(mouse.column - rect.column, 0), max(0, rect.width - 1))
        let positions = state.mutateMap.positions(column)
        return positions.isEmpty ? nil : positions
    }
}
