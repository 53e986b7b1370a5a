import Canvas

/// The rows of the heat map: a click puts the cursor there, the wheel moves it.
struct HeatmapTarget: Target, Equatable {
    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        guard let rows = state.heatmap.rows else { return [] }
        let row = (mouse.row - rect.row) * HeatField.rowsPerLine(with: state.look)
        guard (0..<rows.count).contains(row) else { return [] }
        state.pointHeatmap(at: state.heatPlaces.lowerBound + rows.places(row).lowerBound)
        return []
    }

    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        state.moveHeatCursor(rows: lines)
    }
}
