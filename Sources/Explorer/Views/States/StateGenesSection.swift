import Canvas
import Predictions

/// How many genes lie in every background state, how much of the genome is painted with it, and what its genes express; of two
/// conditions that share the states, of both.
enum StateGenesSection {
    /// A column: its head, how wide it is, and what stands in a state's line; nil for the shape of the state's expression.
    private struct Column {
        var head: String
        var width: Int
        var role: Role = .text
        var text: ((Int) -> String)?
    }

    static func paint(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        let columns = columns(state, adjusted, width: rect.width)
        let label = StateLabel.width(state, of: rect.width, leaving: columns.reduce(0) { $0 + $1.width })
        var places: [Rect] = []
        var column = label
        for each in columns {
            places.append(Rect(row: rect.row, column: rect.column + column, height: 1, width: each.width))
            column += each.width
        }
        for (each, place) in zip(columns, places) {
            grid.write(
                each.head.fitted(to: place.width, .right), row: place.row, column: place.column, as: .legend,
                with: look)
        }
        for index in 0..<min(adjusted.count, rect.height - 1) {
            let line = rect.line(1 + index)
            hits.add(StateLabel.paint(index, state, width: label, in: line, on: &grid))
            paint(index, columns, places, state, line, on: &grid)
        }
        let below = rect.inset(top: 1 + adjusted.count)
        if !below.isEmpty { paintLegend(state, below.line(0), on: &grid) }
        return hits
    }

    /// The other condition's states, where they are the same ones.
    private static func others(_ state: ExplorerState) -> GenomeStates? {
        state.sharesStates ? state.comparedOther?.genome : nil
    }

    /// Whether there is room for more of the other condition than its genes.
    private static func showsMore(_ width: Int) -> Bool { width >= 70 }

    /// Genes, P, share of what is painted, the shape of their expression, its mean; the other condition's behind each, as far as a
    /// width has room.
    private static func columns(_ state: ExplorerState, _ adjusted: AdjustedStates, width: Int) -> [Column] {
        let dot = String(state.look.glyphs.signs.dot)
        let genes = max(6, NumberText.grouped(state.catalog.genes.count).count + 1)
        func entry(_ genome: GenomeStates?, _ index: Int) -> BackgroundAtlas.Entry? {
            guard let entries = genome?.entries, entries.indices.contains(index) else { return nil }
            return entries[index]
        }
        func count(_ genome: GenomeStates?) -> (Int) -> String {
            { entry(genome, $0).map { NumberText.grouped($0.genes) } ?? dot }
        }
        func painted(_ genome: GenomeStates?) -> (Int) -> String {
            { entry(genome, $0)?.paintedShare.map { NumberText.percent($0) } ?? dot }
        }
        func mean(_ genome: GenomeStates?) -> (Int) -> String {
            { entry(genome, $0)?.measured.map { Words.value($0.mean) } ?? dot }
        }
        let own = state.genome
        let theirs = others(state)
        let name = state.conditionNames.other
        let wide = min(9, max(genes, name.columnWidth + 1))
        // Cut to what tells it from the others.
        let short = String(name.prefix(wide - 1))
        let showsBoth = theirs != nil
        let showsMore = showsBoth && Self.showsMore(width)
        let showsShape = width >= (showsMore ? 84 : 60)
        var columns = [Column(head: "genes", width: genes, text: count(own))]
        if showsBoth { columns.append(Column(head: short, width: wide, text: count(theirs))) }
        columns += [
            Column(head: "P", width: 6) { Words.share(adjusted.states.prior[$0]) },
            Column(head: "painted", width: 8, text: painted(own)),
        ]
        if showsMore { columns.append(Column(head: short, width: wide, text: painted(theirs))) }
        guard state.catalog.measuresExpression else { return columns }
        if showsShape { columns.append(Column(head: " measured", width: 11)) }
        columns.append(
            Column(head: showsShape ? "mean" : "meas", width: 6, role: .measured, text: mean(own)))
        // In another unit it does not stand beside this one's.
        if showsMore, state.other?.pairing.measuredProblem == nil {
            columns.append(Column(head: short, width: wide, role: .measured, text: mean(theirs)))
        }
        return columns
    }

    /// What the columns count, and whose they are.
    private static func paintLegend(_ state: ExplorerState, _ line: Rect, on grid: inout Grid) {
        let origin = state.found?.priorOrigin ?? .model
        let prior = "P: " + origin.words
        let short = "P: " + origin.shortWords
        let own = state.conditionNames.own
        let pair = "of \(own), then of \(state.conditionNames.other)"
        let isOfBoth = others(state) != nil
        let whose =
            state.other == nil
            ? [""]
            : !isOfBoth
                ? ["of \(own)"]
                : Self.showsMore(line.width)
                    ? [pair] : ["genes \(pair); the rest of \(own)", "genes of both; the rest of \(own)"]
        let choices = [
            prior + "; painted: share of the bins in the ribbon", prior + "; painted: bins of the ribbon",
            short + "; painted: of the ribbon", short, "",
        ]
        let all = whose.flatMap { whose in
            choices.map { [whose, $0].filter { !$0.isEmpty }.joined(separator: "; ") }
        }
        // Whose they are is said before what is counted.
        let words = all.first { $0.columnWidth <= line.width } ?? ""
        grid.write(words, row: line.row, column: line.column, as: .textMuted, with: state.look)
    }

    /// One state's numbers.
    private static func paint(
        _ index: Int, _ columns: [Column], _ places: [Rect], _ state: ExplorerState, _ line: Rect,
        on grid: inout Grid
    ) {
        let look = state.look
        let dot = String(look.glyphs.signs.dot)
        for (column, place) in zip(columns, places) {
            guard let text = column.text?(index) else {
                let entries = state.genome?.entries ?? []
                guard entries.indices.contains(index), let values = entries[index].measured else { continue }
                let shape = Sparkline(values.histogram.map(Double.init), role: .measured)
                grid.draw(
                    shape, in: Rect(row: line.row, column: place.column + 2, height: 1, width: 9), with: look)
                continue
            }
            grid.write(
                text.fitted(to: place.width, .right), row: line.row, column: place.column,
                as: text == dot ? .nodata : column.role, with: look)
        }
    }
}
