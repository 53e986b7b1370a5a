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
        let genes = genes(state)
        let (placed, left) = pack(genes, map, rows: rect.height)
        for item in placed { paint(item, state, map, in: rect.line(item.row), on: &grid) }
        if left > 0, gutter.height > 0 {
            let text = rect.height > 1 ? "+\(left) more" : "genes +\(left)"
            grid.write(
                text, row: rect.row + min(1, rect.height - 1), column: gutter.column, as: .textMuted,
                with: look)
        }
        if placed.isEmpty, left == 0 {
            grid.write("no genes here", row: rect.row, column: rect.column, as: .nodata, with: look)
        }
    }

    /// Rows that the genes of the locus take, at most `limit` and at least one.
    static func rows(_ state: ExplorerState, columns: Int, limit: Int) -> Int {
        let placed = pack(genes(state), state.columnMap(columns: columns), rows: limit).placed
        return (placed.map(\.row).max() ?? 0) + 1
    }

    /// A gene and where it is drawn.
    struct Placed {
        var gene: Gene
        var columns: Range<Int>
        var label: Int
        var row: Int
        var isCurrent: Bool
    }

    /// The genes of the locus to draw, the current one first: as the gene models have it or, where they lack it or
    /// have it elsewhere, as the data set has it.
    static func genes(_ state: ExplorerState) -> (current: Gene?, others: [Gene]) {
        let annotation = state.geneModels?.annotation ?? state.catalog.annotation
        let genes = annotation.genes(overlapping: state.locus.interval)
        guard let gene = state.currentGene else { return (nil, genes) }
        let id = annotation.counterpart(of: gene)?.id
        if let drawn = genes.first(where: { $0.id == id }) { return (drawn, genes.filter { $0.id != id }) }
        return (state.isGeneInLocus ? gene : nil, genes)
    }

    /// Each on the first row where it and its name have room; the current gene before all others.
    static func pack(
        _ genes: (current: Gene?, others: [Gene]), _ map: ColumnMap, rows: Int
    ) -> (placed: [Placed], left: Int) {
        var ends = Array(repeating: [Range<Int>](), count: max(0, rows))
        var placed: [Placed] = []
        var left = 0
        let order = (genes.current.map { [($0, true)] } ?? []) + genes.others.map { ($0, false) }
        for (gene, isCurrent) in order {
            guard let columns = columns(gene, map) else { continue }
            let width = gene.symbol.columnWidth
            let label = label(gene, columns, width, map)
            let taken = min(columns.lowerBound, label) - 1..<max(columns.upperBound, label + width) + 1
            guard let row = ends.firstIndex(where: { !$0.contains { $0.overlaps(taken) } }) else {
                left += 1
                continue
            }
            ends[row].append(taken)
            placed.append(Placed(gene: gene, columns: columns, label: label, row: row, isCurrent: isCurrent))
        }
        return (placed, left)
    }

    private static func columns(_ gene: Gene, _ map: ColumnMap) -> Range<Int>? {
        map.columns(from: Double(gene.extent.lowerBound), to: Double(gene.extent.upperBound))
    }

    /// Where a gene's name begins: behind it, before it, or else over the part of it with the fewest columns of exons,
    /// and over the first exon and the TSS only where there is nothing else.
    private static func label(_ gene: Gene, _ columns: Range<Int>, _ width: Int, _ map: ColumnMap) -> Int {
        if columns.upperBound + 1 + width <= map.columns { return columns.upperBound + 1 }
        if columns.lowerBound >= width + 1 { return columns.lowerBound - width - 1 }
        guard map.columns > width else { return 0 }
        var costs = Array(repeating: 0, count: map.columns)
        let exons = gene.transcripts.flatMap(\.exons)
        let first =
            gene.strand == .reverse
            ? exons.max { $0.upperBound < $1.upperBound } : exons.min { $0.lowerBound < $1.lowerBound }
        func add(_ cost: Int, _ part: Range<Int>) {
            guard let covered = map.columns(from: Double(part.lowerBound), to: Double(part.upperBound)) else {
                return
            }
            for column in covered where costs.indices.contains(column) { costs[column] += cost }
        }
        for exon in exons { add(1, exon) }
        if let first { add(1000, first) }
        add(1000, gene.tss..<gene.tss + 1)
        let starts = 0...map.columns - width
        return starts.min { a, b in
            costs[a..<a + width].reduce(0, +) < costs[b..<b + width].reduce(0, +)
        } ?? 0
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
