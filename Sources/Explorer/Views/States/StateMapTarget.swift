import Canvas

/// The map of genes in the states view: a click shows the nearest gene.
struct StateMapTarget: Target, Equatable {
    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        if let map = state.study.map,
            let nearest = state.stateScatter(map).nearest(row: mouse.row, column: mouse.column, in: rect),
            map.genes.indices.contains(nearest)
        {
            state.jump(to: map.genes[nearest])
        }
        return []
    }
}
