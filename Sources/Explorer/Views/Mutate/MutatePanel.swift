import Canvas
import PrismModel
import Wording

/// The model's window of the current gene: what every other base would do to the prediction, and what edits do.
enum MutatePanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard !rect.isEmpty else { return hits }
        let look = state.look
        let name = state.currentGene?.symbol ?? ""
        let place = state.window.map {
            "\(state.currentGene?.contig ?? ""):\(Locus.span($0.lowerBound, $0.upperBound))"
        }
        let unit = state.catalog.unitText
        let isWide = rect.width >= 70 + (place ?? "").columnWidth
        let isEditing = state.mutate.isEditing
        let title =
            [Span("Mutate \(name)", .title)] + (isEditing ? [Span(", editing", .alternative)] : [])
            + (isWide ? [Span("  " + (place ?? ""), .titleDetail)] : [])
        let detail = Span(rect.width >= 64 ? unit : state.catalog.expressionUnit, .titleDetail)
        grid.draw(Frame(title, detail: [detail], hasFocus: isEditing), in: rect, with: look)
        let layout = MutateLayout(rect, state)
        if let reason = state.model.obstacle ?? state.inputFailureText {
            grid.explain(reason, in: Frame.inside(rect), with: look)
            return hits
        }
        paintPrediction(state, layout.prediction, on: &grid)
        guard let window = state.referenceWindow, state.changedWindow != nil else {
            grid.explain("the gene's window is being read", in: Frame.inside(rect).inset(top: 1), with: look)
            return hits
        }
        let columns = state.mutateMap
        MutateWindowRows.paint(state, window, columns, layout, on: &grid)
        MutagenesisRows.paint(state, window, columns, layout, on: &grid)
        paintEdits(state, layout, on: &grid)
        let top = layout.ruler.isEmpty ? layout.bases.row : layout.ruler.row
        let bottom = max(layout.heat.bottom, layout.bars.bottom)
        hits.add(
            Rect(row: top, column: layout.plot.column, height: bottom - top, width: layout.plot.width),
            MutagenesisTarget())
        for (index, line) in MutateWindowRows.lines(state, layout).enumerated() {
            hits.add(
                Rect(
                    row: line.row, column: rect.column + 1, height: line.height,
                    width: layout.plot.column - rect.column - 1),
                TrackTarget(signal: state.inputs[index]))
        }
        return hits
    }

    /// REF, ALT and their difference, of both predictions.
    private static func paintPrediction(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let reference = state.referenceForecast, present = state.forecast
        func spans(_ name: String, _ value: (Forecast) -> Double?) -> [Span] {
            func number(_ forecast: Forecast?) -> String {
                guard let forecast else { return "…" }
                return value(forecast).map { NumberText.fixed($0, 3) } ?? NumberText.missing
            }
            guard state.editCount > 0 else {
                return [Span(name + " ", .legend), Span(number(reference), .reference)]
            }
            var spans = [
                Span(name, .legend), Span(" REF ", .reference), Span(number(reference), .reference),
                Span(" ALT ", .alternative), Span(number(present), .alternative),
            ]
            if let a = present.flatMap(value), let b = reference.flatMap(value) {
                let change = Words.signedCompact(a - b)
                spans.append(Span(" Δ " + change, Words.role(ofSigned: change)))
                if let share = Words.share(a - b, of: b),
                    spans.columnWidth + 2 + share.columnWidth <= rect.width
                {
                    spans.append(Span(", " + share, .textMuted))
                }
            }
            return spans
        }
        let baseline = state.standIn == .zero ? "" : " (\(state.standIn.word))"
        let masked = state.mask == .all ? nil : MaskWords.name(state.mask, state) + baseline
        let off = [masked, state.asIfText].compactMap(\.self).joined(separator: ", ")
        let predicted =
            spans("predicted") { $0.observed.mean } + (off.isEmpty ? [] : [Span("  " + off, .ablation)])
        let intervened = spans("intervened") { $0.intervened?.mean }
        let obstacle =
            state.question.flatMap(state.obstacle)
            ?? (state.wantsMeans && state.question?.needsMeans(for: state.model.facts) == true
                ? state.means.text : nil)
        var lines = [predicted]
        if state.model.facts?.intervenes != false {
            lines =
                rect.height > 1 ? [predicted, intervened] : [predicted + [Span("   ", .text)] + intervened]
        }
        if let obstacle {
            lines[0] = spans("predicted") { $0.observed.mean } + [Span("  " + obstacle, .warning)]
        }
        for (offset, line) in lines.prefix(rect.height).enumerated() {
            grid.write(
                line.truncated(to: rect.width, ellipsis: state.look.glyphs.ellipsis), row: rect.row + offset,
                column: rect.column, with: state.look)
        }
    }

    /// The edits, the last ones where not all fit.
    private static func paintEdits(_ state: ExplorerState, _ layout: MutateLayout, on grid: inout Grid) {
        let rect = layout.edits
        guard !rect.isEmpty else { return }
        let look = state.look
        let edits = state.editTexts + state.editNotes
        func write(_ text: String, _ role: Role, _ offset: Int, indent: Int) {
            let shown = text.truncated(to: rect.width - indent, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: rect.row + offset, column: rect.column + indent, as: role, with: look)
        }
        guard !edits.isEmpty else {
            guard state.mutate.isEditing else {
                let key = Hint("edit", title: "").keys(in: state).map { "\($0) begins editing" }
                return write("no edits" + (key.map { "; " + $0 } ?? ""), .textMuted, 0, indent: 0)
            }
            let signal =
                state.input(state.focus) == nil
                ? ""
                : ", d sets \(state.catalog.signals[state.focus].name) to \(state.baseline == .mean ? "its mean" : "zero") there (s: over a stretch)"
            return write("no edits: a c g t put a base\(signal)", .textMuted, 0, indent: 0)
        }
        write(state.editCount.counted("edit"), .alternative, 0, indent: 0)
        let isCut = edits.count > rect.height
        let shown = edits.suffix(isCut ? max(1, rect.height - 1) : rect.height)
        let indent = layout.plot.column - rect.column
        if isCut, rect.height == 1 { return write(state.editsText, .text, 0, indent: indent) }
        for (offset, edit) in shown.enumerated() {
            write(edit, edit == state.statedEffectText ? .warning : .text, offset, indent: indent)
        }
        if isCut {
            write("and \(edits.count - shown.count) more", .textMuted, rect.height - 1, indent: indent)
        }
    }
}
