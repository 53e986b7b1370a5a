import Canvas
import Predictions
import PrismModel
import Wording

/// The current gene under every mask, and what each signal adds; the same over all genes.
enum AblationPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        let hits = HitRegions<any Target>()
        guard !rect.isEmpty else { return hits }
        if state.ablationPage == .conditions {
            TransplantPanel.paint(state, rect, on: &grid)
            return hits
        }
        let look = state.look
        let isGene = state.ablationPage != .genes
        let subject =
            isGene ? state.currentGene?.symbol ?? "" : state.catalog.genes.count.counted("gene")
        let isMean = state.baseline == .mean
        let taken =
            isGene && state.question?.transplant != nil
            ? state.takenText.map { ", with " + $0 } ?? "" : ""
        let edits =
            taken + (isGene && state.editCount > 0 ? ", with " + state.editCount.counted("edit") : "")
        let changes = edits + (isGene ? state.asIfText.map { ", " + $0 } ?? "" : "")
        let place = isGene ? state.asIf.map { " in " + StateNames.number($0) } ?? "" : ""
        let short = "Ablation of \(subject)\(place), \(isMean ? "mean" : "zero") baseline\(edits)"
        let isMissing = isMean && state.model.facts?.trainedWithSignalsMissing == true
        let long =
            "Ablation of \(subject)\(changes): signals off "
            + (isMissing ? "are missing, as in training" : "are replaced by \(isMean ? "their mean" : "0")")
        let unit = "predicted, \(state.catalog.unitText)"
        let isLong = rect.width >= long.columnWidth + unit.columnWidth + 8
        let detail = rect.width >= 70 ? unit : state.catalog.expressionUnit
        grid.draw(Frame(isLong ? long : short, detail: detail), in: rect, with: look)
        let whole = Frame.inside(rect).inset(left: 1, right: 1)
        let inside = room(state, rect)
        Extrapolation.paint(state, whole.part(rows: inside.height, whole.height - inside.height), on: &grid)
        if let reason = absence(state) ?? (state.maskNeedsMeans && state.wantsMeans ? state.means.text : nil)
        {
            grid.explain(reason, in: inside, with: look)
            return hits
        }
        switch state.ablationPage {
        case .genes: return AblationGenesPanel.paint(state, inside, on: &grid)
        case .masks: AblationMaskRows.paintPage(state, inside, on: &grid)
        case .gene, .conditions: paintGene(state, inside, on: &grid)
        }
        return hits
    }

    /// Where predictions have room in the panel: above the words on masks that the weights were not trained for.
    static func room(_ state: ExplorerState, _ rect: Rect) -> Rect {
        Frame.inside(rect).inset(left: 1, right: 1)
            .inset(bottom: Extrapolation.words(state) == nil ? 0 : 1)
    }

    /// The gene under its masks, what each signal adds, and below, where that is worth it, the masks over all genes.
    private static func paintGene(_ state: ExplorerState, _ inside: Rect, on grid: inout Grid) {
        let isWide = inside.width >= 72
        let masks = 1 << state.modelSignals
        let needed =
            isWide ? max(min(masks, 16) + 2, state.modelSignals + 5) : masks + 2 + state.modelSignals + 5
        let rest = inside.height - needed - 1
        let parts = inside.rows([.share(), .fixed(rest >= 5 ? rest : 0)])
        if isWide {
            let halves = parts[0].columns([.share(1.2), .share()], gap: 2)
            AblationMaskRows.paint(state, halves[0], on: &grid)
            paintShapley(state, halves[1], on: &grid)
        } else {
            let height = min(state.modelSignals + 5, parts[0].height * 2 / 3)
            let halves = parts[0].rows([.share(), .fixed(height)])
            AblationMaskRows.paint(state, halves[0], on: &grid)
            paintShapley(state, halves[1], on: &grid)
        }
        AblationGenesPanel.paintMasks(state, parts[1], on: &grid)
    }

    /// Why there is nothing to show.
    private static func absence(_ state: ExplorerState) -> String? {
        if let obstacle = state.model.obstacle { return obstacle }
        if state.modelSignals == 0 { return "the model takes no signals" }
        return state.modelSignals > Ablation.mostSignals
            ? "2^\(state.modelSignals) masks are too many; at most \(Ablation.mostSignals) signals" : nil
    }

    private static func paintShapley(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 1 else { return }
        let look = state.look
        let ablation = state.ablation
        let room = rect.inset(top: 1)
        func title(_ words: String) {
            grid.write(
                words.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row,
                column: rect.column, as: .textMuted, with: look)
        }
        guard let shapley = ablation.shapley, let full = ablation.full, let none = ablation.none,
            let bars = shapleyBars(ablation, state)
        else {
            title("Shapley value of each signal")
            let share = Double(ablation.values.count) / Double(1 << state.modelSignals)
            let known = ablation.values.count.counted(of: 1 << state.modelSignals, "mask")
            grid.draw(ProgressBar(share, text: known), in: room.line(0), with: look)
            let reason = Ablation.masks(signals: state.modelSignals).lazy.compactMap {
                state.question(under: $0).flatMap { state.failures[$0] }
            }.first
            if let reason { grid.explain(reason, in: room.inset(top: 1), with: look) }
            return
        }
        var chart = Bars(bars)
        chart.scale = Scale.fitting(bars.flatMap { [$0.from, $0.to] }).rounded()
        grid.draw(chart, in: room, with: look)
        let sum = shapley.reduce(0, +)
        let residual = full - none - sum
        let small = "residual " + NumberText.fixed(residual.magnitude < 5e-7 ? 0 : residual, 6)
        let equation = "sum \(Words.difference(sum)) = all on − none on \(Words.difference(full - none))"
        // Where a line is free below, the equation stands there, otherwise it is the title.
        let isFree = room.height > bars.count
        title(isFree ? "Shapley value of each signal" : "Shapley \(Words.difference(sum)), " + small)
        guard isFree else { return }
        let words = room.height > bars.count + 1 ? [equation, small] : ["\(equation), \(small)"]
        for (offset, text) in words.enumerated() {
            let line = room.line(bars.count + offset)
            let shown = text.truncated(to: line.width, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: line.row, column: line.column, as: .text, with: look)
        }
    }

    /// What each signal adds, from none on to all on; nil until every mask is known.
    static func shapleyBars(_ ablation: Ablation, _ state: ExplorerState) -> [Bar]? {
        guard let shapley = ablation.shapley, let full = ablation.full, let none = ablation.none else {
            return nil
        }
        // Each bar starts where the one before ends: from none on to all on, so that they visibly add up.
        var start = none
        var bars = shapley.enumerated().map { index, value in
            defer { start += value }
            let text = Words.difference(value)
            return Bar(
                state.inputName(index), from: start, to: start + value, text: text,
                role: Words.role(ofSigned: text))
        }
        bars.insert(Bar("none on", to: none, text: Words.value(none), role: .ablation), at: 0)
        bars.append(Bar("all on", to: full, text: Words.value(full), role: .observed))
        return bars
    }
}
