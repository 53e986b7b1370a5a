import Canvas
import Predictions

/// How many genes lie in every background state, how much of the genome is painted with it, and what its genes express.
enum StateGenesSection {
    static func paint(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        let genes = max(6, NumberText.grouped(state.catalog.genes.count).count + 1)
        let showsShape = rect.width >= 60
        // Genes, P, share of what is painted, the shape of their expression, its mean.
        let widths = [genes, 6, 8, showsShape ? 11 : 0, 6]
        let label = StateLabel.width(state, of: rect.width, leaving: widths.reduce(0, +))
        let measured = state.catalog.measuresExpression
        let heads = ["genes", "P", "painted", showsShape ? " measured" : "", showsShape ? "mean" : "meas"]
        var places: [Rect] = []
        var column = label
        for width in widths {
            places.append(Rect(row: rect.row, column: rect.column + column, height: 1, width: width))
            column += width
        }
        for (head, place) in zip(measured ? heads : Array(heads.prefix(3)), places) {
            grid.write(
                head.fitted(to: place.width, .right), row: place.row, column: place.column, as: .legend,
                with: look)
        }
        for index in 0..<min(adjusted.count, rect.height - 1) {
            let line = rect.line(1 + index)
            hits.add(StateLabel.paint(index, state, width: label, in: line, on: &grid))
            let prior = adjusted.states.prior[index]
            paint(index, prior: prior, state, line, places, showsShape: showsShape, on: &grid)
        }
        let below = rect.inset(top: 1 + adjusted.count)
        if !below.isEmpty { paintLegend(state, below.line(0), on: &grid) }
        return hits
    }

    /// What the columns count.
    private static func paintLegend(_ state: ExplorerState, _ line: Rect, on grid: inout Grid) {
        let origin = state.found?.priorOrigin ?? .model
        let prior = "P: " + origin.words
        let short = "P: " + origin.shortWords
        let choices = [
            prior + "; painted: share of the bins in the ribbon", prior + "; painted: bins of the ribbon",
            short + "; painted: of the ribbon", short, "",
        ]
        let words = choices.first { $0.count <= line.width } ?? ""
        grid.write(words, row: line.row, column: line.column, as: .textMuted, with: state.look)
    }

    /// One state's numbers.
    private static func paint(
        _ index: Int, prior: Double, _ state: ExplorerState, _ line: Rect, _ places: [Rect], showsShape: Bool,
        on grid: inout Grid
    ) {
        let look = state.look
        let entries = state.genome?.entries
        let entry = entries.flatMap { $0.indices.contains(index) ? $0[index] : nil }
        let dot = String(look.glyphs.signs.dot)
        let texts = [
            entry.map { NumberText.grouped($0.genes) } ?? dot, Words.share(prior),
            entry?.paintedShare.map { NumberText.percent($0) } ?? dot,
        ]
        for (text, place) in zip(texts, places) {
            grid.write(
                text.fitted(to: place.width, .right), row: line.row, column: place.column,
                as: text == dot ? .nodata : .text, with: look)
        }
        guard state.catalog.measuresExpression, let values = entry?.measured, places.count > 4 else { return }
        if showsShape {
            let shape = Sparkline(values.histogram.map(Double.init), role: .measured)
            grid.draw(
                shape, in: Rect(row: line.row, column: places[3].column + 2, height: 1, width: 9), with: look)
        }
        grid.write(
            Words.value(values.mean).fitted(to: places[4].width, .right), row: line.row,
            column: places[4].column, as: .measured, with: look)
    }
}
