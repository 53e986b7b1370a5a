import Canvas

/// Which of two conditions is drawn how, in the lower edge of the locus.
enum ConditionLegend {
    /// `forms` are those in which tracks show.
    static func paint(
        _ state: ExplorerState, _ forms: Set<ConditionForm>, inEdgeOf rect: Rect, on grid: inout Grid
    ) {
        let (look, width) = (state.look, rect.width - 4)
        guard state.otherSignals != nil, rect.width > 24 else { return }
        let names = [state.conditionNames.own, state.conditionNames.other]
        let choices = words(forms)
        guard let least = choices.last else { return }
        let room = max(1, (width - spans(["", ""], least, look).columnWidth) / 2)
        let cut = names.map { $0.truncated(to: room, ellipsis: look.glyphs.ellipsis) }
        // As many words as leave the names whole, or else the fewest.
        let shown =
            choices.map { spans(names, $0, look) }.first { $0.columnWidth <= width }
            ?? spans(cut, least, look)
        grid.write(
            shown.truncated(to: width, ellipsis: look.glyphs.ellipsis), row: rect.bottom - 1,
            column: rect.column + 2, with: look)
    }

    /// What stands behind both names, and behind the sign of tracks of one row where others have more.
    private struct Phrase {
        var form: ConditionForm
        var own = ""
        var other = ""
        var ofOneRow: String?
    }

    /// The same in fewer and fewer words.
    private static func words(_ forms: Set<ConditionForm>) -> [Phrase] {
        let ofOneRow: [String?] = forms.contains(.inTurn) ? ["in one row", "1 row"] : [nil]
        func choices(_ form: ConditionForm, _ own: String, _ other: String) -> [Phrase] {
            ofOneRow.map { Phrase(form: form, own: own, other: other, ofOneRow: $0) }
                + [Phrase(form: form, ofOneRow: ofOneRow[ofOneRow.count - 1])]
        }
        if forms.contains(.overlaid) { return choices(.overlaid, " filled", " line") }
        if forms.contains(.apart) { return choices(.apart, " above", " below") }
        guard forms.contains(.inTurn) else { return [Phrase(form: .apart)] }
        return [" every other column", " in turn", ""].map { Phrase(form: .inTurn, other: $0) }
    }

    private static func spans(_ names: [String], _ phrase: Phrase, _ look: Look) -> [Span] {
        let filled = String(look.glyphs.rising(8))
        let bar = Outline.bars(with: look).last.map { String($0) } ?? filled
        let line = look.glyphs.level == .braille ? "⠤⠒" : look.glyphs.level == .ascii ? "_-" : "_─"
        let companion = Role.signal.companion
        let sign =
            switch phrase.form {
            case .overlaid: line
            case .apart: filled
            case .inTurn: bar
            }
        return [
            Span(" \(filled) ", .signal), Span(names[0] + phrase.own + "  ", .legend),
            Span(sign + " ", companion), Span(names[1] + phrase.other + " ", .legend),
        ] + (phrase.ofOneRow.map { [Span(" \(bar) ", companion), Span($0 + " ", .legend)] } ?? [])
    }
}
