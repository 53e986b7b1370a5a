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
        MutatePredictionRows.paint(state, layout.prediction, on: &grid)
        paintUnits(state, rect, on: &grid)
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

    /// What the signals' rows are in, as the model takes them: in the lower edge, where every size has it.
    private static func paintUnits(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        let signals = state.inputs.filter(state.catalog.signals.indices.contains).map {
            state.catalog.signals[$0]
        }
        guard let first = signals.first, rect.width > 12 else { return }
        let names = state.trackNames
        let name = names.indices.contains(state.focus) ? names[state.focus] : first.name
        let focused = signals.first { $0.name == name } ?? first
        let isShared = signals.allSatisfy { $0.inputUnit == first.inputUnit }
        let each = signals.map { "\($0.name) \($0.inputUnit)" }.joined(separator: "; ")
        let choices =
            (isShared ? ["signals in \(first.inputUnit)", first.inputUnit] : [each])
            + ["\(focused.name) in \(focused.inputUnit)", focused.inputUnit]
        let room = rect.width - 6
        let words = choices.first { $0.columnWidth <= room } ?? choices[choices.count - 1]
        let shown = words.truncated(to: room, ellipsis: state.look.glyphs.ellipsis)
        grid.write(
            " \(shown) ", row: rect.bottom - 1, column: rect.column + 2, as: .titleDetail, with: state.look)
    }

    /// The edits and what is to be said of them, on as many lines as that takes in a width.
    static func editLines(_ state: ExplorerState, width: Int) -> [(text: String, role: Role)] {
        (state.editTexts + state.editNotes).flatMap { text -> [(text: String, role: Role)] in
            let stated = state.statedEffect
            let role: Role = stated?.isForeign == true && stated?.text == text ? .warning : .text
            return text.wrapped(to: width).map { ($0, role) }
        }
    }

    /// The edits, the last ones where not all fit.
    private static func paintEdits(_ state: ExplorerState, _ layout: MutateLayout, on grid: inout Grid) {
        let rect = layout.edits
        guard !rect.isEmpty else { return }
        let look = state.look
        let edits = editLines(state, width: rect.width - (layout.plot.column - rect.column))
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
        let isCut = edits.count > rect.height
        let shown = edits.suffix(isCut ? max(1, rect.height - 1) : rect.height)
        let indent = layout.plot.column - rect.column
        let count = state.editCount.counted("edit")
        if isCut, rect.height == 1 {
            let texts = onOneLine(state)
            if let text = texts.first(where: { $0.columnWidth <= rect.width - indent }) {
                write(count, .alternative, 0, indent: 0)
                return write(text, .text, 0, indent: indent)
            }
            // How many there are makes way for what they are.
            return write(texts.fitting(rect.width) ?? count, .text, 0, indent: 0)
        }
        write(count, .alternative, 0, indent: 0)
        for (offset, edit) in shown.enumerated() { write(edit.text, edit.role, offset, indent: indent) }
        if isCut {
            write("and \(edits.count - shown.count) more", .textMuted, rect.height - 1, indent: indent)
        }
    }

    /// The edits and what a file says of them in fewer and fewer words: where an edit is from the TSS goes first, as its place and its
    /// bases tell what it is.
    private static func onOneLine(_ state: ExplorerState) -> [String] {
        let stated = [state.statedEffect?.short].compactMap(\.self)
        let short = state.editTexts.map { $0.replacing(#/ \(TSS [^)]*\)/#, with: "") }
        return [state.editsText]
            + [state.editTexts + stated, short + stated].map {
                $0.joined(separator: "; ")
            }
    }
}
