import Canvas

/// A state's line of a heat map: its label, and a cell per value.
enum StateHeatRow {
    /// Draws the label in `label` columns and every value in `cell` of them, by its colour alone where its `decimals` are nil
    /// or it has no room for them; returns what a click on the line does.
    static func paint(
        _ index: Int, _ values: [Double], _ scale: Scale, decimals: [Int?], label: Int, cell: Int,
        _ state: ExplorerState, in line: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        let hits = StateLabel.paint(index, state, width: label, in: line, on: &grid)
        for (column, value) in values.enumerated() {
            let map = HeatMap(
                [value], rows: [""], columns: [""], scale: scale,
                decimals: decimals.indices.contains(column) ? decimals[column] : nil)
            grid.draw(map, in: line.part(columns: label + column * cell, cell), with: state.look)
        }
        return hits
    }
}
