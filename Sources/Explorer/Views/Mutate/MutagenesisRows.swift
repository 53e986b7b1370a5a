import Canvas
import PrismModel
import Wording

/// In-silico mutagenesis in the mutate view: a heat map by base, its extremes, and how far it is.
enum MutagenesisRows {
    private static let names = ["A", "C", "G", "T"]

    static func paint(
        _ state: ExplorerState, _ window: GeneWindow, _ columns: MutateColumns, _ layout: MutateLayout,
        on grid: inout Grid
    ) {
        let look = state.look
        guard let (question, map) = state.scan else {
            grid.explain(
                state.mutate.isStopped ? "r begins the mutagenesis" : "being computed",
                in: layout.columns(of: layout.heat), with: look)
            paintReadout(state, nil, layout, on: &grid)
            return
        }
        let scale = Scale.symmetric(map.differences.map(Double.init))
        let values = (0..<4).flatMap { code -> [Double] in columns.extremes(map, code: code) }
        let heat = HeatMap(
            values, rows: names, columns: Array(repeating: "", count: columns.count), scale: scale,
            gradient: "diverging")
        // The map puts its own labels at the left of its columns.
        let plot = layout.columns(of: layout.heat)
        let place = Rect(row: plot.row, column: plot.column - 2, height: plot.height, width: plot.width + 2)
        grid.write("Δ, base", row: plot.row, column: layout.heat.column, as: .textMuted, with: look)
        grid.draw(heat, in: place, with: look)
        // Not known yet is another thing than next to nothing.
        for (index, value) in values.enumerated() where value.isNaN {
            let cell = heat.cell(row: index / columns.count, column: index % columns.count, in: place)
            grid.fill(cell, look.glyphs.signs.gap, style: look.style(.nodata))
        }
        if columns.step == 1 { paintOwn(map, columns, heat, place, on: &grid, with: look) }
        paintScale(scale, layout, on: &grid, with: look)
        paintBars(map, columns, reach: scale.high, layout, on: &grid, with: look)
        paintReadout(state, map, layout, on: &grid)
        paintProgress(state, question, map, layout, on: &grid)
    }

    /// Under the map: where each base has a column and there is room, letters as high as what the own base does; else the
    /// strongest change of each column.
    private static func paintBars(
        _ map: Mutagenesis, _ columns: MutateColumns, reach: Double, _ layout: MutateLayout,
        on grid: inout Grid, with look: Look
    ) {
        let bars = layout.bars
        guard !bars.isEmpty else { return }
        let plot = layout.columns(of: bars)
        func label(_ text: String, _ offset: Int) {
            grid.write(text, row: bars.row + offset, column: bars.column, as: .textMuted, with: look)
        }
        guard columns.step == 1, bars.height >= fewestLetterRows else {
            label("strongest", 0)
            return grid.draw(DivergingBars(columns.extremes(map), reach: reach), in: plot, with: look)
        }
        let letters = LetterBars(columns.ownBases(map))
        label("own base", 0)
        label(String(look.glyphs.signs.plusMinus) + NumberText.compact(letters.reach), 1)
        grid.draw(letters, in: plot, with: look)
    }

    private static let fewestLetterRows = 2

    /// The window's own letters in the map, where nothing changes.
    private static func paintOwn(
        _ map: Mutagenesis, _ columns: MutateColumns, _ heat: HeatMap, _ place: Rect, on grid: inout Grid,
        with look: Look
    ) {
        for position in columns.range where map.bases.indices.contains(position) && map.bases[position] < 4 {
            let code = map.bases[position]
            let cell = heat.cell(row: Int(code), column: position - columns.range.lowerBound, in: place)
            let letter = ExplorerState.letter(code).unicodeScalars.first ?? "?"
            grid.fill(cell, " ", style: look.screen)
            grid.put(
                letter, row: cell.row, column: cell.column,
                style: look.style(ExplorerState.role(ofBase: code)))
        }
    }

    /// The colours' values at the right: the ends, and zero in the middle.
    private static func paintScale(
        _ scale: Scale, _ layout: MutateLayout, on grid: inout Grid, with look: Look
    ) {
        let column = layout.plot.right + 1
        let text = String(look.glyphs.signs.plusMinus) + NumberText.compact(scale.high)
        grid.write(text.truncated(to: 7), row: layout.heat.row, column: column, as: .axisLabel, with: look)
        guard layout.heat.height >= 4 else { return }
        for (offset, (value, sign)) in [(scale.low, "-"), (0, "0"), (scale.high, "+")].enumerated() {
            let row = layout.heat.row + 1 + offset
            let sample = HeatMap([value], rows: [""], columns: [""], scale: scale, gradient: "diverging")
            grid.draw(sample, in: Rect(row: row, column: column, height: 1, width: 2), with: look)
            grid.write(sign, row: row, column: column + 3, as: .legend, with: look)
        }
    }

    /// The base under the cursor and what the others would do.
    private static func paintReadout(
        _ state: ExplorerState, _ map: Mutagenesis?, _ layout: MutateLayout, on grid: inout Grid
    ) {
        let rect = layout.readout
        guard !rect.isEmpty, let place = state.genomicPosition(state.cursor) else { return }
        let look = state.look
        let position = state.cursor
        let code = state.editedBases.indices.contains(position) ? state.editedBases[position] : nil
        let distance = state.fromTSS(position)
        let contig = state.currentGene?.contig ?? ""
        func spans(_ place: String, _ distance: String, gap: String, effects: (Double) -> String) -> [Span] {
            var spans = [
                Span(place, .text), Span(" \(distance)\(gap)", .textMuted),
                Span(ExplorerState.letter(code), code.map { ExplorerState.role(ofBase: $0) } ?? .baseN),
            ]
            for (other, name) in names.enumerated() {
                guard let map, map.bases.indices.contains(position), map.bases[position] != UInt8(other)
                else { continue }
                let value = Double(map.differences[4 * position + other])
                let text = value.isNaN ? String(look.glyphs.signs.dot) : effects(value)
                spans += [
                    Span("\(gap)\(name) ", .legend),
                    Span(text, value.isNaN ? .nodata : Words.role(ofSigned: text)),
                ]
            }
            return spans
        }
        let number = NumberText.grouped(place + 1)
        let (long, short) = (distance?.text ?? "", distance?.short ?? "")
        // No number is cut: the place makes way, then decimals.
        let whole = { (value: Double) in Words.signedCompact(value) }
        let brief = { (value: Double) in Words.difference(value, width: 5) }
        let choices = [
            spans("\(contig):\(number)", long, gap: "  ", effects: whole),
            spans("\(contig):\(number)", short, gap: "  ", effects: whole),
            spans("\(contig):\(number)", short, gap: " ", effects: whole),
            spans(number, short, gap: " ", effects: whole), spans(number, short, gap: " ", effects: brief),
        ]
        let shown = choices.first { $0.columnWidth <= rect.width } ?? choices[choices.count - 1]
        grid.write(
            shown.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row,
            column: rect.column, with: look)
    }

    private static func paintProgress(
        _ state: ExplorerState, _ question: Question, _ map: Mutagenesis, _ layout: MutateLayout,
        on grid: inout Grid
    ) {
        guard !layout.progress.isEmpty else { return }
        let share = Double(map.done) / Double(max(1, map.length))
        let isOther = question != state.questionAsIf
        let subject = isOther ? " of \(state.text(of: question))" : ""
        let known =
            map.isComplete
            ? map.length.counted("base")
            : "\(Int(share * 100)) %" + (state.mutate.isStopped ? ", stopped" : "")
        let again = isOther && (map.isComplete || state.mutate.isStopped) ? "; r does it anew" : ""
        let words = largest(map, state)
        let texts = [
            "\(words.long); mutagenesis\(subject), \(known)\(again)",
            "\(words.short); mutagenesis\(subject), \(known)\(again)",
            "\(words.short);\(again.isEmpty ? subject + " " + known : subject + again)",
        ]
        let text = texts.first { $0.columnWidth <= layout.progress.width } ?? texts[texts.count - 1]
        grid.draw(ProgressBar(share, text: text), in: layout.progress, with: state.look)
    }

    /// The largest change there is among the mutants, beside the prediction that it changes.
    private static func largest(_ map: Mutagenesis, _ state: ExplorerState) -> (long: String, short: String) {
        guard let change = map.differences.filter({ !$0.isNaN }).max(by: { $0.magnitude < $1.magnitude })
        else { return ("no change known", "no change known") }
        let share = Words.share(Double(change), of: map.reference)
        let short = "largest \(Words.signedCompact(Double(change)))" + (share.map { ", " + $0 } ?? "")
        return (share == nil ? short : short + " of \(NumberText.fixed(map.reference, 3))", short)
    }
}
