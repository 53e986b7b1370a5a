import Canvas

/// The list of genes beside its lines.
struct GeneListTarget: Target, Equatable {
    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        state.select(line: (state.list.selected ?? state.list.first) + lines)
    }
}
