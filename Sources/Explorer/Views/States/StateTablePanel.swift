import Canvas
import Predictions
import PrismModel

/// A line for every state: size, mean signals as a heat map, expression, what the intervention does.
enum StateTablePanel {
    /// How the columns lie.
    private struct Layout {
        let nameWidth: Int
        let cellWidth: Int
        let shapeWidth: Int
        let showsMean: Bool
        let showsEffect: Bool
        let showsBar: Bool
        let sizeWidth: Int

        /// Of the head and a gap before it.
        static let effectWidth = 9

        init(width: Int, signals: Int, longest: Int, genes: Int) {
            sizeWidth = max(5, NumberText.grouped(genes).count)
            showsMean = width >= 44
            showsEffect = width >= 52
            showsBar = width >= 76
            let fixed =
                4 + sizeWidth + (showsBar ? 9 : 0) + (showsMean ? 6 : 0)
                + (showsEffect ? Self.effectWidth : 0)
            let free = max(0, width - fixed)
            // Histograms stay whatever the states are called; names take what the signals can spare.
            shapeWidth = free >= signals * 6 + 13 ? 9 : 0
            let rest = free - shapeWidth - 1
            nameWidth = min(longest + 1, max(3, rest / 3, rest - signals * 5))
            let room = rest - nameWidth
            cellWidth = signals > 0 ? min(10, max(1, room / signals)) : 0
        }
    }

    static func paint(
        _ state: ExplorerState, _ map: StateMap, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        let signals = state.modelSignals
        let longest = (0..<map.count).map { state.stateTitle($0).columnWidth }.max() ?? 2
        let layout = Layout(
            width: rect.width, signals: signals, longest: max(longest, 2), genes: map.genes.count)
        let scales = (0..<signals).map { signal in
            Scale.fitting(
                (0..<map.count).compactMap { state.study.atlas?.mean(state: $0, signal: signal) },
                includingZero: false)
        }
        paintHeader(state, layout, rect.line(0), on: &grid)
        for index in 0..<min(map.count, rect.height - 1) {
            let line = rect.line(index + 1)
            hits.add(line, StateTarget(state: index))
            let isChosen = index == state.statesView.chosen
            let column = paintName(state, index, isChosen, layout, line, on: &grid)
            paint(index, map.sizes[index], state, map, layout, scales, from: column, line, on: &grid)
            if isChosen {
                grid.put(look.glyphs.signs.right, row: line.row, column: line.column, style: look.style(.key))
            }
        }
        return hits
    }

    private static func paintHeader(
        _ state: ExplorerState, _ layout: Layout, _ line: Rect, on grid: inout Grid
    ) {
        let look = state.look
        func write(_ text: String, _ column: inout Int, _ width: Int, _ alignment: Alignment = .left) {
            guard width > 0, column < line.right else { return }
            let shown = text.fitted(
                to: min(width, line.right - column), alignment, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: line.row, column: column, as: .legend, with: look)
            column += width
        }
        var column = line.column
        write("state", &column, 3 + layout.nameWidth)
        write("genes", &column, layout.sizeWidth, .right)
        write("", &column, 1 + (layout.showsBar ? 9 : 0))
        for signal in 0..<state.modelSignals {
            let name = state.inputName(signal)
            let short = name.truncated(to: max(1, layout.cellWidth - 1), ellipsis: look.glyphs.ellipsis)
            write(short, &column, layout.cellWidth, .centre)
        }
        write("", &column, 1)
        let values = state.catalog.measuresExpression ? "measured" : "predicted"
        if layout.shapeWidth > 0 { write(values, &column, layout.shapeWidth) }
        if layout.showsMean { write(layout.shapeWidth > 0 ? "mean" : "expr", &column, 6, .right) }
        if layout.showsEffect { write("int-pred", &column, Layout.effectWidth, .right) }
    }

    /// The sign, the number and the name; returns where the next column begins.
    private static func paintName(
        _ state: ExplorerState, _ index: Int, _ isChosen: Bool, _ layout: Layout, _ line: Rect,
        on grid: inout Grid
    ) -> Int {
        let look = state.look
        grid.put(
            look.stateGlyph(index), row: line.row, column: line.column + 1, style: look.stateStyle(index))
        var text = [Span(state.stateTitle(index), isChosen ? .textStrong : .text)]
        if let rename = state.popup as? RenamePopup, rename.state == index {
            text = TypedLine.spans("", rename.text, width: layout.nameWidth, look)
        }
        let shown = text.truncated(to: layout.nameWidth, ellipsis: look.glyphs.ellipsis)
        grid.write(shown, row: line.row, column: line.column + 3, with: look)
        return line.column + 3 + layout.nameWidth
    }

    private static func paint(
        _ index: Int, _ size: Int, _ state: ExplorerState, _ map: StateMap, _ layout: Layout,
        _ scales: [Scale],
        from start: Int, _ line: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let row = line.row
        var column = start
        grid.write(
            NumberText.grouped(size).fitted(to: layout.sizeWidth, .right), row: row, column: column,
            as: .text, with: look)
        column += layout.sizeWidth + 1
        if layout.showsBar {
            let share = Double(size) / Double(max(1, map.genes.count))
            let bar = look.glyphs.bar(share, width: 8)
            grid.write(bar, row: row, column: column, style: look.stateStyle(index))
            column += 9
        }
        let atlas = state.study.atlas
        for (signal, scale) in scales.enumerated() {
            let mean = atlas?.mean(state: index, signal: signal) ?? .nan
            let decimals = min(NumberText.decimals(for: scale.high - scale.low), max(2, layout.cellWidth - 2))
            let map = HeatMap(
                [mean], rows: [""], columns: [""], scale: scale,
                decimals: layout.cellWidth >= 5 ? decimals : nil)
            grid.draw(
                map, in: Rect(row: row, column: column, height: 1, width: layout.cellWidth), with: look)
            column += layout.cellWidth
        }
        guard let atlas, atlas.entries.indices.contains(index) else { return }
        paintExpression(atlas.entries[index], state, layout, from: column + 1, line, on: &grid)
    }

    /// The expression of a state's genes: the shape of its distribution, its mean, what the intervention does to it.
    private static func paintExpression(
        _ entry: StateAtlas.Entry, _ state: ExplorerState, _ layout: Layout, from start: Int, _ line: Rect,
        on grid: inout Grid
    ) {
        let look = state.look
        let row = line.row
        var column = start
        let values = state.catalog.measuresExpression ? entry.measured : entry.observed
        let role: Role = state.catalog.measuresExpression ? .measured : .observed
        if layout.shapeWidth > 0 {
            if let values {
                let shape = Sparkline(values.histogram.map(Double.init), role: role)
                grid.draw(
                    shape, in: Rect(row: row, column: column, height: 1, width: layout.shapeWidth - 1),
                    with: look)
            }
            column += layout.shapeWidth
        }
        if layout.showsMean {
            grid.write(
                Words.value(values?.mean).fitted(to: 6, .right), row: row, column: column, as: role,
                with: look)
            column += 6
        }
        if layout.showsEffect, column + Layout.effectWidth <= line.right {
            let effect = entry.interventionEffect
            let text = effect.map { Words.difference($0) } ?? look.glyphs.ellipsis
            grid.write(
                text.fitted(to: Layout.effectWidth, .right), row: row, column: column,
                as: effect == nil ? .nodata : Words.role(ofSigned: text), with: look)
        }
    }
}
