import Canvas

/// The columns that show the locus: dragging pans, the wheel zooms at the pointer or pans.
struct LocusTarget: Target, Equatable {
    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        state.dragged = mouse.column
        return []
    }

    func drag(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        guard let from = state.dragged else { return }
        let bases = Double(from - mouse.column) * Double(state.locus.length) / Double(max(1, rect.width))
        state.locus.pan(by: Int(bases.rounded()))
        state.dragged = mouse.column
    }

    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        let share = Double(mouse.column - rect.column) / Double(max(1, rect.width))
        state.locus.zoom(by: lines < 0 ? 0.8 : 1.25, at: share)
    }

    func wheelSideways(_ columns: Int, in state: inout ExplorerState) {
        state.locus.pan(by: columns * max(1, state.locus.length / 20))
    }
}
