import Canvas
import Predictions
import Wording

/// The current gene's expression: measured, predicted, and predicted otherwise.
enum ExpressionPanel {
    /// "intervened" is never cut.
    private static let leastLabelWidth = 12

    /// The scale of genes that show together.
    static func scale(of sides: [ExplorerState]) -> Scale {
        let ends = sides.flatMap { side in bars(side).flatMap { [$0.to - $0.spread, $0.to + $0.spread] } }
        return Scale.fitting(ends).rounded()
    }

    static func paint(_ state: ExplorerState, _ rect: Rect, scale: Scale, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let look = state.look
        paintFrame(state, rect, on: &grid)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard let gene = state.gene else { return grid.explain("no gene is chosen", in: inside, with: look) }
        let labelWidth = max(inside.width / 3, leastLabelWidth)
        var list = bars(state, labelWidth: labelWidth, textWidth: inside.width - labelWidth - 1)
        let reason = absence(state)
        if let reason, inside.height > list.count {
            let lines = inside.part(rows: list.count, inside.height - list.count)
            grid.explain(reason, in: lines, with: look)
        }
        list = fitted(list, to: inside.width, look)
        let showsAblated =
            state.mask != .all
            && list.prefix(max(0, inside.height - 1)).contains {
                [.ablation, .alternative].contains($0.role)
            }
        let warning = showsAblated && Extrapolation.words(state) != nil ? 1 : 0
        let room = inside.inset(bottom: warning)
        Extrapolation.paint(state, inside.part(rows: room.height, warning), on: &grid)
        if list.count > room.height { list = Array(list.prefix(room.height)) }
        if reason == nil, list.count < room.height {
            paintStanding(state, of: gene, room.inset(top: list.count), on: &grid)
        }
        var chart = Bars(list, scale: scale, form: .lollipop)
        chart.reference = state.measured(gene).map(Double.init)
        let longest = max(leastLabelWidth, list.map(\.label.columnWidth).max() ?? 0)
        chart.labelWidth = min(longest, labelWidth)
        grid.draw(chart, in: room.part(rows: 0, list.count), with: look)
    }

    /// The same bars in words that have room.
    private static func fitted(_ bars: [Bar], to width: Int, _ look: Look) -> [Bar] {
        bars.map { bar in
            var bar = bar
            if look.glyphs.level == .ascii { bar.text = bar.text.replacing("±", with: "+-") }
            // The rows of contexts say that they are derived where there is room.
            if width < 34 { bar.text = bar.text.replacing("derived ", with: "") }
            return bar
        }
    }

    /// Whether the gene was learned from, in both conditions: at the foot of what room there is, on two lines where one is too short.
    private static func paintStanding(
        _ state: ExplorerState, of gene: Int, _ room: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let own = state.standing(of: gene)
        let theirs = state.other.flatMap { other in
            other.state.gene.map { other.state.standing(of: $0) }
        }
        let last = room.line(room.height - 1)
        guard let theirs, theirs != own else {
            let words = theirs == nil || own.isEmpty ? own : own + " in both"
            return grid.write(longestOf: [words, own], in: last, as: .textMuted, with: look)
        }
        let names = state.conditionNames
        let whole = "\(own); \(names.other): \(theirs)"
        guard whole.columnWidth > last.width, room.height > 1 else {
            return grid.write(
                longestOf: [whole, "\(own); other: \(theirs)", own], in: last, as: .textMuted, with: look)
        }
        for (line, words) in [(room.height - 2, (names.own, own)), (room.height - 1, (names.other, theirs))] {
            grid.write(
                longestOf: ["\(words.0): \(words.1)", words.1], in: room.line(line), as: .textMuted,
                with: look)
        }
    }

    /// The title, and the unit in it or, where there is no room, in the lower edge.
    private static func paintFrame(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        let look = state.look
        let name = state.currentGene.map { " " + $0.symbol } ?? ""
        let pinned = state.isPinnedSide ? [Span("pinned", .pinned)] : [Span("Expression", .title)]
        let isNamed = state.showsPair || rect.width >= 50
        let title = pinned + (isNamed ? [Span(name, .title)] : [])
        let room = rect.width - title.columnWidth - 9
        // The header says that data are simulated, too.
        let unit = state.catalog.expressionUnit
        let units = [state.catalog.unitText, unit, String(unit.prefix { $0 != "," })]
        let fitting = units.first { $0.columnWidth <= room }
        let detail = [Span(fitting ?? unit, .titleDetail)]
        let isAbove = fitting != nil || !isNamed
        grid.draw(Frame(title, detail: isAbove ? detail : []), in: rect, with: look)
        guard !isAbove, rect.width > 8 else { return }
        let below = units.first { $0.columnWidth <= rect.width - 6 } ?? units[2]
        let shown = " " + below.truncated(to: rect.width - 6, ellipsis: look.glyphs.ellipsis) + " "
        grid.write(shown, row: rect.bottom - 1, column: rect.column + 2, as: .titleDetail, with: look)
    }

    /// Why nothing is predicted.
    private static func absence(_ state: ExplorerState) -> String? {
        state.forecastObstacle
    }

    /// Measured, predicted and predicted otherwise. `textWidth` are the columns for what stands in a number's place, where no bar
    /// is drawn either.
    static func bars(
        _ state: ExplorerState, labelWidth: Int = leastLabelWidth, textWidth: Int = .max
    ) -> [Bar] {
        let measured = state.gene.flatMap { state.measured($0) }.map(Double.init)
        var bars = [
            bar("measured", measured, .measured, note: state.measured.isEmpty ? state.measuredNote : nil)
        ]
        bars += ConditionBars.bars(state, .measured, own: measured, role: .measured, width: textWidth)
        guard state.model.facts != nil else { return bars }
        let isEdited = state.editCount > 0
        let isTransplanted = state.question?.transplant != nil
        let isAblated = state.mask != .all || isEdited || isTransplanted
        let isOther = isAblated || state.asIf != nil
        if let full = state.fullForecast {
            bars.append(bar("predicted", full.observed, .observed))
            bars += ConditionBars.bars(
                state, .predicted, own: full.observed.mean, role: .observed, width: textWidth)
            if let intervened = full.intervened {
                bars.append(bar("intervened", intervened, .intervened))
                bars += ConditionBars.bars(
                    state, .intervened, own: intervened.mean, role: .intervened, width: textWidth)
            }
        }
        if isOther {
            let names = otherText(state, within: labelWidth)
            let present = state.forecast ?? state.latest
            let isStale = state.forecast == nil
            if let present {
                let role: Role =
                    isEdited || isTransplanted || state.asIf != nil ? .alternative : .ablation
                bars.append(bar(names, present.observed, role, isStale: isStale))
                // The other condition under the same mask with the same edits; what is taken from it is this one's alone.
                if state.mask != .all || isEdited, !isTransplanted, state.asIf == nil, !isStale {
                    bars += ConditionBars.bars(
                        state, .masked, own: present.observed.mean, role: role, width: textWidth)
                }
                // The intervention asks no more in which state the gene lies.
                if isAblated, let intervened = present.intervened {
                    bars.append(bar("  intervened", intervened, role, isStale: isStale))
                }
            }
        }
        // Beside the current gene the pinned one has a panel of its own.
        if let pinned = state.pinned, let forecast = pinned.forecast, state.isPinnedSide || !state.showsPair {
            let isOther = pinned.question.gene != state.gene
            let symbol = state.catalog.gene(pinned.question.gene).map { $0.symbol } ?? ""
            let state = pinned.question.background.map { ", in " + StateNames.number($0) } ?? ""
            bars.append(bar((isOther ? "pin \(symbol)" : "pinned") + state, forecast.observed, .pinned))
        }
        return bars + contextBars(state, isAblated: isAblated, labelWidth: labelWidth)
    }

    /// What each context by itself would predict, of the input as it is now: with signals off or edits the rows name them.
    private static func contextBars(_ state: ExplorerState, isAblated: Bool, labelWidth: Int) -> [Bar] {
        (state.forecast?.perContext ?? []).enumerated().map { index, value in
            let name = "w\(index + 1) "
            var bar = bar(
                name + (isAblated ? offText(state, within: labelWidth - name.columnWidth) : "(derived)"),
                Estimate(mean: value), .context)
            if isAblated { bar.text = "derived " + bar.text }
            return bar
        }
    }

    /// What is switched, edited or asked otherwise than it is.
    private static func otherText(_ state: ExplorerState, within width: Int) -> String {
        guard let asIf = state.asIf else { return offText(state, within: width) }
        // The state first: where there is no room the mask is cut, which the tracks show too.
        let place = StateNames.number(asIf) + ", "
        let off = offText(state, within: width - place.count)
        return off.isEmpty ? state.asIfText ?? "" : place + off
    }

    /// What is taken from the other condition, switched off or edited, in as many words as there is room for.
    private static func offText(_ state: ExplorerState, within width: Int) -> String {
        let (taken, switched) = (takenTexts(state), switchedTexts(state))
        let choices = zip(taken, switched).map { pair in
            [pair.0, pair.1].filter { !$0.isEmpty }.joined(separator: " ")
        }
        return choices.first { $0.columnWidth <= width } ?? choices[choices.count - 1]
    }

    /// "◆ H3K27ac": the signals that the model sees of the other condition, by name and twice by number.
    private static func takenTexts(_ state: ExplorerState) -> [String] {
        guard state.question?.transplant != nil else { return ["", "", ""] }
        let numbers = state.catalog.signals.indices.filter { state.isTaken($0) && state.isOn($0) }.map {
            "\($0 + 1)"
        }.joined(separator: " ")
        return [state.seenTakenNames.joined(separator: ","), numbers, numbers].map {
            "\(state.look.glyphs.signs.diamond) \($0)"
        }
    }

    /// The signals that are off, by name and by number; what stands in for them; the edits. At last by number alone.
    private static func switchedTexts(_ state: ExplorerState) -> [String] {
        let edits =
            state.editCount == 0 ? "" : "ALT " + state.editCount.counted("edit")
        guard !state.offNames.isEmpty else { return [edits, edits, edits.isEmpty ? "" : "ALT"] }
        let standIn = state.standIn == .zero ? "" : " " + state.standIn.word
        let alternative = edits.isEmpty ? "" : ", ALT"
        let numbers =
            state.catalog.signals.indices.filter { !state.isOn($0) }.map { "\($0 + 1)" }
            + (state.groupNames(offIn: state.mask).isEmpty ? [] : ["features"])
        let short = "- " + numbers.joined(separator: " ")
        return [
            "- " + state.offNames.joined(separator: ",") + standIn + alternative,
            short + standIn + alternative, short + alternative,
        ]
    }

    private static func bar(_ label: String, _ estimate: Estimate, _ role: Role, isStale: Bool = false) -> Bar
    {
        let spread = estimate.spread.map { "±" + NumberText.fixed($0, 2) } ?? ""
        var bar = Bar(label, to: estimate.mean, text: Words.value(estimate.mean) + spread, role: role)
        bar.spread = estimate.spread ?? 0
        bar.isStale = isStale
        return bar
    }

    private static func bar(_ label: String, _ value: Double?, _ role: Role, note: String?) -> Bar {
        guard let value else { return Bar(label, to: .nan, text: note ?? "not measured", role: role) }
        return Bar(label, to: value, text: Words.value(value), role: role)
    }
}
