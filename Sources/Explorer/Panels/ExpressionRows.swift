import Canvas
import Predictions
import Wording

/// The current gene's expression row by row: measured, predicted, and predicted otherwise; of two conditions each row with the other's
/// below it.
enum ExpressionRows {
    /// Rows that belong together, the first of this condition.
    struct Group {
        /// How soon they make way where there is no room: the larger, the sooner.
        var rank: Int
        var bars: [Bar]
    }

    /// "intervened" is never cut.
    static let leastLabelWidth = 12

    /// Every row, in as many columns for labels as there are.
    static func bars(_ state: ExplorerState, labelWidth: Int = leastLabelWidth) -> [Bar] {
        groups(state, labelWidth: labelWidth, textWidth: .max).flatMap(\.bars)
    }

    /// The rows that so many lines have room for, and how many are left out: where not all fit, the other condition's values stand in
    /// this one's rows, if they can be read there, and what matters least makes way.
    static func fitting(
        _ state: ExplorerState, lines: Int, width: Int, labelWidth: Int
    ) -> (bars: [Bar], lost: Int) {
        let groups = groups(state, labelWidth: labelWidth, textWidth: width - labelWidth - 1)
        let all = groups.flatMap(\.bars)
        guard all.count > lines else { return (all, 0) }
        let rows = groups.map { joined($0, state, width: width) }
        let kept = groups.indices.sorted { (groups[$0].rank, $0) < (groups[$1].rank, $1) }.prefix(
            max(0, lines)
        )
        .sorted()
        let lost = groups.indices.reduce(0) { sum, index in
            sum + (kept.contains(index) ? rows[index].lost : groups[index].bars.count)
        }
        return (kept.map { rows[$0].bar }, lost)
    }

    /// A group in one row: "2.36; GM12878 1.22 -1.14", or the other's value alone behind a sign.
    private static func joined(_ group: Group, _ state: ExplorerState, width: Int) -> (bar: Bar, lost: Int) {
        guard var bar = group.bars.first else { return (Bar("", to: .nan, text: ""), 0) }
        guard group.bars.count == 2 else { return (bar, group.bars.count - 1) }
        let other = group.bars[1]
        let name = other.label.drop { $0 == " " }
        // What is off here alone is told by a sign where there is no room for the word.
        let unlike = state.look.glyphs.level == .ascii ? "!" : "≠"
        let value = (other.text.hasSuffix(" unlike") ? unlike : "") + other.text.prefix { $0 != " " }
        let sign = state.look.glyphs.signs.right
        // A value may do without its difference; a reason is whole or not there.
        let choices =
            ["\(bar.text); \(name) \(other.text)", "\(bar.text) \(sign)\(other.text)"]
            + (other.to.isFinite ? ["\(bar.text) \(sign)\(value)"] : [])
        guard let text = choices.first(where: { $0.columnWidth <= width / 2 }) else { return (bar, 1) }
        bar.text = text
        return (bar, 0)
    }

    /// Measured, predicted and predicted otherwise.
    private static func groups(
        _ state: ExplorerState, labelWidth: Int, textWidth: Int
    ) -> [Group] {
        let measured = state.gene.flatMap { state.measured($0) }.map(Double.init)
        let note = state.measured.isEmpty ? state.measuredNote : nil
        var groups = [
            Group(
                rank: 0,
                bars: [bar("measured", measured, .measured, note: note)]
                    + ConditionBars.bars(state, .measured, own: measured, role: .measured, width: textWidth))
        ]
        guard state.model.facts != nil else { return groups }
        if let full = state.fullForecast {
            groups.append(
                Group(
                    rank: 1,
                    bars: [bar("predicted", full.observed, .observed)]
                        + ConditionBars.bars(
                            state, .predicted, own: full.observed.mean, role: .observed, width: textWidth)))
            if let intervened = full.intervened {
                groups.append(
                    Group(
                        rank: 3,
                        bars: [bar("intervened", intervened, .intervened)]
                            + ConditionBars.bars(
                                state, .intervened, own: intervened.mean, role: .intervened, width: textWidth)
                    ))
            }
        }
        groups += askedGroups(state, labelWidth: labelWidth, textWidth: textWidth)
        if let pinned = pinnedBar(state) { groups.append(Group(rank: 4, bars: [pinned])) }
        return groups + contextBars(state, labelWidth: labelWidth).map { Group(rank: 6, bars: [$0]) }
    }

    private static func isEdited(_ state: ExplorerState) -> Bool { state.editCount > 0 }

    private static func isTransplanted(_ state: ExplorerState) -> Bool { state.question?.transplant != nil }

    private static func isAblated(_ state: ExplorerState) -> Bool {
        state.mask != .all || isEdited(state) || isTransplanted(state)
    }

    /// What is predicted otherwise than as the gene is: with signals off, taken or edited, in another state.
    private static func askedGroups(
        _ state: ExplorerState, labelWidth: Int, textWidth: Int
    ) -> [Group] {
        guard isAblated(state) || state.asIf != nil, let present = state.forecast ?? state.latest else {
            return []
        }
        let isStale = state.forecast == nil
        let isAlternative = isEdited(state) || isTransplanted(state) || state.asIf != nil
        let role: Role = isAlternative ? .alternative : .ablation
        // What is taken from the other condition is this one's alone.
        let isBoth = !isTransplanted(state) && !isStale
        var groups = [
            Group(
                rank: 2,
                bars: [bar(otherText(state, within: labelWidth), present.observed, role, isStale: isStale)]
                    + (isBoth
                        ? ConditionBars.bars(
                            state, .asked, own: present.observed.mean, role: role, width: textWidth) : []))
        ]
        // The intervention asks no more in which state the gene lies.
        guard isAblated(state), let intervened = present.intervened else { return groups }
        let prefix = "int "
        let words = offText(state, within: labelWidth - prefix.count)
        groups.append(
            Group(
                rank: 5,
                bars: [bar(prefix + words, intervened, role, isStale: isStale)]
                    + (isBoth
                        ? ConditionBars.bars(
                            state, .askedIntervened, own: intervened.mean, role: role, width: textWidth) : [])
            )
        )
        return groups
    }

    /// Beside the current gene the pinned one has a panel of its own.
    private static func pinnedBar(_ state: ExplorerState) -> Bar? {
        guard let pinned = state.pinned, let forecast = pinned.forecast,
            state.isPinnedSide || !state.showsPair
        else { return nil }
        let isOther = pinned.question.gene != state.gene
        let symbol = state.catalog.gene(pinned.question.gene).map { $0.symbol } ?? ""
        let background = pinned.question.background.map { ", in " + StateNames.number($0) } ?? ""
        return bar((isOther ? "pin \(symbol)" : "pinned") + background, forecast.observed, .pinned)
    }

    /// What each context by itself would predict, of the input as it is now: with signals off or edits the rows name them.
    private static func contextBars(_ state: ExplorerState, labelWidth: Int) -> [Bar] {
        let isAblated = isAblated(state)
        return (state.forecast?.perContext ?? []).enumerated().map { index, value in
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
