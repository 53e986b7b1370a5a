import Canvas
import PrismModel

/// The current gene under every mask, what each signal adds, and the same over all genes.
enum AblationPanel {
    static func paint(_ state: State, _ rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let look = state.look
        let name = state.currentGene?.symbol ?? ""
        let detail = "observed, \(state.catalog.unitText)"
        let title =
            rect.width >= 90 ? "Ablation of \(name): signals off are replaced by 0" : "Ablation of \(name)"
        grid.draw(Frame(title, detail: detail), in: rect, with: look)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        if let obstacle = state.model.obstacle { return grid.explain(obstacle, in: inside, with: look) }
        guard state.modelSignals > 0, state.modelSignals <= Ablation.mostSignals else {
            return grid.explain("the model takes no signals, or too many", in: inside, with: look)
        }
        // One line per mask above, as many below with two lines of words.
        let isWide = inside.width >= 72
        let above = min(1 << state.modelSignals, 16) + 2 + (isWide ? 0 : state.modelSignals + 4)
        let tableHeight = max(min(state.modelSignals + 4, inside.height / 2), inside.height - above)
        let parts = inside.rows([.share(), .fixed(tableHeight)])
        if isWide {
            let halves = parts[0].columns([.share(1.2), .share()], gap: 2)
            paintMasks(state, halves[0], on: &grid)
            paintShapley(state, halves[1], on: &grid)
        } else {
            let height = min(state.modelSignals + 4, parts[0].height / 2)
            let halves = parts[0].rows([.share(), .fixed(height)])
            paintMasks(state, halves[0], on: &grid)
            paintShapley(state, halves[1], on: &grid)
        }
        paintDataSet(state, parts[1], on: &grid)
    }

    /// Signs of a mask: ● on, ○ off, in the model's order.
    static func signs(_ mask: ModalityMask, _ count: Int, _ look: Look) -> String {
        (0..<count).map { String(mask.isOn($0) ? look.glyphs.signs.on : look.glyphs.signs.off) }.joined()
    }

    private static func paintMasks(_ state: State, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 1 else { return }
        let look = state.look
        let count = state.modelSignals
        let ablation = state.ablation
        let masks = Ablation.masks(signals: count)
        let measured = state.gene.flatMap { state.measured($0) }.map(Double.init)
        let names = (0..<count).map { state.inputName($0) }.joined(separator: ", ")
        grid.write(
            ("order: " + names).truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row,
            column: rect.column, as: .textMuted, with: look)
        let room = rect.inset(top: 1)
        let isCut = masks.count > room.height
        let shown = masks.prefix(isCut ? max(0, room.height - 1) : masks.count)
        let bars = shown.map { mask in
            let value = ablation.values[mask]
            let label = signs(mask, count, look) + " " + Self.name(mask, state)
            var bar = Bar(
                label, to: value ?? .nan, text: value.map(Words.value) ?? "…",
                role: mask == .all ? .observed : .ablation)
            if mask == state.mask { bar.role = .textStrong }
            return bar
        }
        var chart = Bars(bars)
        let ends = ablation.values.values.map { $0 } + [measured ?? 0]
        chart.scale = Scale.fitting(ends).rounded()
        chart.reference = measured
        grid.draw(chart, in: room, with: look)
        if isCut {
            grid.write(
                "\(masks.count - shown.count) more masks need more rows", row: room.bottom - 1,
                column: room.column,
                as: .textMuted, with: look)
        }
    }

    /// "all", "- Hi-C", "only DNase", "none".
    static func name(_ mask: ModalityMask, _ state: State) -> String {
        let count = state.modelSignals
        func names(_ isWanted: (Int) -> Bool) -> String {
            (0..<count).filter(isWanted).map { state.inputName($0) }
                .joined(separator: ",")
        }
        let off = (0..<count).count { !mask.isOn($0) }
        if off == 0 { return "all on" }
        if off == count { return "none on" }
        if off == count - 1, count > 2 { return "only " + names { mask.isOn($0) } }
        return "- " + names { !mask.isOn($0) }
    }

    private static func paintShapley(_ state: State, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 1 else { return }
        let look = state.look
        let ablation = state.ablation
        grid.write(
            "Shapley value of each signal".truncated(to: rect.width), row: rect.row, column: rect.column,
            as: .textMuted, with: look)
        let room = rect.inset(top: 1)
        guard let shapley = ablation.shapley, let full = ablation.full, let none = ablation.none else {
            let known = "\(ablation.values.count) of \(1 << state.modelSignals) masks predicted"
            return grid.explain(known, in: room, with: look)
        }
        // Each bar starts where the one before ends: from none on to all on, so that they visibly add up.
        var start = none
        var bars = shapley.enumerated().map { index, value in
            defer { start += value }
            return Bar(
                state.inputName(index), from: start, to: start + value,
                text: Words.difference(value), role: value < 0 ? .negative : .positive)
        }
        let sum = shapley.reduce(0, +)
        let residual = full - none - sum
        bars.insert(Bar("none on", to: none, text: Words.value(none), role: .ablation), at: 0)
        bars.append(Bar("all on", to: full, text: Words.value(full), role: .observed))
        var chart = Bars(bars)
        chart.scale = Scale.fitting(bars.flatMap { [$0.from, $0.to] }).rounded()
        grid.draw(chart, in: room, with: look)
        let words = [
            "sum \(Words.difference(sum)) = all on − none on \(Words.difference(full - none))",
            "residual " + NumberText.fixed(residual.magnitude < 5e-7 ? 0 : residual, 6),
        ]
        for (offset, text) in words.enumerated() {
            let line = room.line(bars.count + offset)
            guard !line.isEmpty else { break }
            let shown = text.truncated(to: line.width, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: line.row, column: line.column, as: .text, with: look)
        }
    }

    /// What the agreement with measurements loses when a signal is off, over all genes.
    private static func paintDataSet(_ state: State, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 2 else { return }
        let look = state.look
        let count = state.modelSignals
        grid.write(
            "All genes: changes of prediction, r and MSE against all on".truncated(
                to: rect.width, ellipsis: look.glyphs.ellipsis),
            row: rect.row, column: rect.column, as: .textMuted, with: look)
        let first =
            [ModalityMask.all] + (0..<count).map { ModalityMask(off: [$0]) } + [ModalityMask(off: 0..<count)]
        let others = Ablation.masks(signals: count).filter { !first.contains($0) }
        let masks = Array((first + others).prefix(rect.height - 2))
        let digits = "\(state.catalog.genes.count)".count
        let name: Extent = rect.width > 60 ? .fixed(min(44, rect.width - 40)) : .share(1, min: 8)
        let table = Table(
            [
                .init("mask", name), .init("genes", .fixed(max(5, 2 * digits + 1)), .right),
                .init("mean Δ", .fixed(6), .right), .init("|Δ|", .fixed(5), .right),
                .init("r", .fixed(5), .right), .init("MSE", .fixed(5), .right),
            ], count: masks.count
        ) { index in row(masks[index], state, look) }
        grid.draw(table, in: rect.inset(top: 1), with: look)
    }

    private static func row(_ mask: ModalityMask, _ state: State, _ look: Look) -> [TableCell] {
        let name = signs(mask, state.modelSignals, look) + " " + Self.name(mask, state)
        guard let survey = state.surveys[mask], survey.predicted > 0 else {
            return [TableCell(name), TableCell("waiting", .nodata)]
        }
        let effect = state.effects[mask] ?? AblationEffect()
        let total = survey.values.count
        let genes = survey.isComplete ? "\(survey.predicted)" : "\(survey.predicted)/\(total)"
        let isFull = mask == .all
        func change(_ value: Double?) -> String {
            isFull ? (value.map { NumberText.fixed($0, 2) } ?? "NA") : Words.difference(value)
        }
        return [
            TableCell(name), TableCell(genes), TableCell(isFull ? "" : Words.difference(effect.mean)),
            TableCell(isFull ? "" : Words.value(effect.meanMagnitude)), TableCell(change(effect.r)),
            TableCell(change(effect.mse)),
        ]
    }
}
