import Canvas

/// The points of measured against predicted: a click shows the nearest gene.
struct ScatterTarget: Target, Equatable {
    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        if let nearest = state.scatter.nearest(row: mouse.row, column: mouse.column, in: rect),
            state.fit.genes.indices.contains(nearest)
        {
            state.jump(to: state.fit.genes[nearest])
        }
        return []
    }
}
