import Canvas
import Predictions
import PrismModel

/// The genes in the plane in which their context vectors vary most, coloured by state, and how far the states are
/// apart.
enum StateMapPanel {
    static func paint(
        _ state: ExplorerState, _ map: StateMap, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 3 else { return hits }
        let look = state.look
        // Two centroids lie opposite each other about their mean, whatever they are.
        let hasCosines = map.count > 2
        let matrixWidth = 4 + map.count * 6
        // Under the map where that leaves it room enough, else beside it.
        let isTall = rect.height >= 2 * map.count + 16
        let stands = isTall || (rect.width < matrixWidth + 30 && rect.height >= map.count + 12)
        var plot = rect
        if hasCosines, stands || rect.width >= matrixWidth + 30 {
            let parts =
                stands
                ? rect.rows([.share(), .fixed(map.count + 2)])
                : rect.columns([.share(), .fixed(min(matrixWidth, rect.width / 2))], gap: 2)
            plot = parts[0]
            paintCosines(state, map, parts[1], on: &grid)
        }
        let shares = map.shares.map { NumberText.percent($0) }.joined(separator: ", ")
        grid.write(
            longestOf: [
                "genes by context weights (PCA: \(shares) of variance)",
                "genes by context weights (PCA: \(shares))",
                "genes by context weights",
            ], in: plot.line(0), as: .legend, with: look)
        let legend = legend(state, map).truncated(to: plot.width, ellipsis: look.glyphs.ellipsis)
        grid.write(legend, row: plot.bottom - 1, column: plot.column, with: look)
        let inside = plot.inset(top: 1, bottom: 1)
        grid.draw(state.stateScatter(map), in: inside, with: look)
        hits.add(inside, StateMapTarget())
        return hits
    }

    private static func legend(_ state: ExplorerState, _ map: StateMap) -> [Span] {
        let look = state.look
        var spans: [Span] = []
        if let gene = state.currentGene {
            let own = state.gene.flatMap { state.chromatinState(of: $0) }
            spans += [
                Span(String(look.glyphs.signs.on), .pointCurrent),
                Span(" \(gene.symbol) \(own.map { state.stateTitle($0) } ?? "in no state yet")", .text),
            ]
        }
        return spans
    }

    private static func paintCosines(
        _ state: ExplorerState, _ map: StateMap, _ rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        guard rect.height > 2 else { return }
        let title = rect.width >= 34 ? "cosine of centroids, about the mean" : "cosine about mean"
        grid.write(
            title.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row,
            column: rect.column, as: .legend, with: look)
        let names = (0..<map.count).map { StateNames.number($0) }
        var matrix = HeatMap(
            map.cosines, rows: names, columns: names, scale: Scale(-1, 1), gradient: "diverging", decimals: 2)
        matrix.selectedRow = state.statesView.chosen
        matrix.selectedColumn = state.statesView.chosen
        grid.draw(matrix, in: rect.inset(top: 1).part(rows: 0, map.count + 1), with: look)
    }
}

extension ExplorerState {
    /// The map of genes.
    func stateScatter(_ map: StateMap) -> Scatter {
        var scatter = Scatter(x: map.x, y: map.y)
        scatter.groups = map.states.labels
        scatter.groupSigns = (0..<max(1, map.count)).map { ExplorerState.sign(ofState: $0) }
        scatter.current = gene.flatMap { map.row(of: $0) }
        return scatter
    }
}
