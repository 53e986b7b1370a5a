import Canvas
import GenomeData

/// Genes as lines with their exons, packed on a few rows, strand shown by arrows.
enum GeneModelRows {
    static func paint(
        _ state: ExplorerState, _ map: ColumnMap, gutter: Rect, in rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        grid.write("genes", row: rect.row, column: gutter.column, as: .textMuted, with: look)
        guard rect.height > 0, map.columns > 0 else { return }
        let annotation = state.geneModels?.annotation ?? state.catalog.annotation
        let genes = annotation.genes(overlapping: state.locus.interval)
        let (placed, left) = pack(genes, state, map, rows: rect.height)
        for item in placed { paint(item, state, map, in: rect.line(item.row), on: &grid) }
        if left > 0, gutter.height > 0 {
            let text = rect.height > 1 ? "+\(left) more" : "genes +\(left)"
            grid.write(
                text, row: rect.row + min(1, rect.height - 1), column: gutter.column, as: .textMuted,
                with: look)
        }
        if genes.isEmpty {
            grid.write("no genes here", row: rect.row, column: rect.column, as: .nodata, with: look)
        }
    }

    /// Rows that the genes of the locus take, at most `limit` and at least one.
    static func rows(_ state: ExplorerState, columns: Int, limit: Int) -> Int {
        let annotation = state.geneModels?.annotation ?? state.catalog.annotation
        let genes = annotation.genes(overlapping: state.locus.interval)
        let placed = pack(genes, state, state.columnMap(columns: columns), rows: limit).placed
        return (placed.map(\.row).max() ?? 0) + 1
    }

    private struct Placed {
        var gene: Gene
        var columns: Range<Int>
        var label: Int
        var row: Int
        var isCurrent: Bool
    }

    /// Each on the first row where it and its name have room; the current gene first.
    private static func pack(
        _ genes: [Gene], _ state: ExplorerState, _ map: ColumnMap, rows: Int
    ) -> (placed: [Placed], left: Int) {
        let annotation = state.geneModels?.annotation ?? state.catalog.annotation
        let current = state.currentGene.flatMap { annotation.counterpart(of: $0)?.id }
        let order = genes.filter { $0.id == current } + genes.filter { $0.id != current }
        var ends = Array(repeating: [Range<Int>](), count: rows)
        var placed: [Placed] = []
        var left = 0
        for gene in order {
            guard
                let columns = map.columns(
                    from: Double(gene.extent.lowerBound), to: Double(gene.extent.upperBound))
            else { continue }
            let width = gene.symbol.columnWidth
            // The name stands behind, before, or over the gene, wherever the screen has room.
            let label =
                columns.upperBound + 1 + width <= map.columns
                ? columns.upperBound + 1
                : columns.lowerBound >= width + 1 ? columns.lowerBound - width - 1 : columns.lowerBound
            let taken = min(columns.lowerBound, label) - 1..<max(columns.upperBound, label + width) + 1
            guard let row = ends.firstIndex(where: { !$0.contains { $0.overlaps(taken) } }) else {
                left += 1
                continue
            }
            ends[row].append(taken)
            placed.append(
                Placed(gene: gene, columns: columns, label: label, row: row, isCurrent: gene.id == current))
        }
        return (placed, left)
    }

    private static func paint(
        _ item: Placed, _ state: ExplorerState, _ map: ColumnMap, in line: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let glyphs = look.glyphs
        let ownRole: Role? = item.isCurrent ? .geneCurrent : nil
        let thin = look.style(ownRole ?? .gene)
        let isReverse = item.gene.strand == .reverse
        for column in item.columns {
            let isArrow = item.gene.strand != .unknown && column % 6 == 3
            let arrow = isReverse ? glyphs.signs.left : glyphs.signs.right
            grid.put(
                isArrow ? arrow : glyphs.box.horizontal, row: line.row, column: line.column + column,
                style: thin)
        }
        paint(
            item.gene.transcripts.flatMap(\.exons), half: true, ownRole ?? .geneExon, map, line, look,
            on: &grid)
        paint(
            item.gene.transcripts.flatMap(\.coding), half: false, ownRole ?? .geneCds, map, line, look,
            on: &grid)
        if let tss = map.column(of: Double(item.gene.tss)) {
            let arrow = isReverse ? glyphs.signs.left : glyphs.signs.right
            grid.put(arrow, row: line.row, column: line.column + tss, style: thin.adding(.bold))
        }
        let style = item.isCurrent ? thin.adding(.bold) : thin
        grid.clipped(to: line) { grid in
            grid.write(item.gene.symbol, row: line.row, column: line.column + item.label, style: style)
        }
    }

    private static func paint(
        _ parts: [Range<Int>], half: Bool, _ role: Role, _ map: ColumnMap, _ line: Rect, _ look: Look,
        on grid: inout Grid
    ) {
        let style = look.style(role)
        for part in parts {
            guard let columns = map.columns(from: Double(part.lowerBound), to: Double(part.upperBound)) else {
                continue
            }
            for column in columns {
                grid.put(
                    look.glyphs.rising(half ? 4 : 8), row: line.row, column: line.column + column,
                    style: style)
            }
        }
    }
}
