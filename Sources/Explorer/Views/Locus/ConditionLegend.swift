import Canvas

/// Which of two conditions is drawn how, in the lower edge of the locus.
enum ConditionLegend {
    static func paint(_ state: ExplorerState, inEdgeOf rect: Rect, on grid: inout Grid) {
        guard state.other != nil, rect.width > 24 else { return }
        let names = state.conditionNames
        let look = state.look
        let isPair = state.locusView.pairsConditions
        let filled = String(look.glyphs.rising(8))
        let line = look.glyphs.level == .braille ? "⠤⠒" : look.glyphs.level == .ascii ? "_-" : "_─"
        let room = (rect.width - 24) / 2
        let own = names.own.truncated(to: room, ellipsis: look.glyphs.ellipsis)
        let other = names.other.truncated(to: room, ellipsis: look.glyphs.ellipsis)
        let companion = Role.signal.companion
        let spans =
            isPair
            ? [
                Span(" \(filled) ", .signal), Span(own + " above  ", .legend), Span("\(filled) ", companion),
                Span(other + " below ", .legend),
            ]
            : [
                Span(" \(filled) ", .signal), Span(own + " filled  ", .legend), Span("\(line) ", companion),
                Span(other + " line ", .legend),
            ]
        grid.write(spans, row: rect.bottom - 1, column: rect.column + 2, with: look)
    }
}
