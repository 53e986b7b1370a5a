import Canvas

/// A line of the genes, by its number in the list: a click shows the gene, the wheel moves along the list.
struct GeneLineTarget: Target, Equatable {
    let line: Int

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        state.select(line: line)
        return []
    }

    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        GeneListTarget().wheel(lines, mouse, rect, in: &state)
    }
}
