import Canvas

/// The names of the hidden tracks, on one line: a click, or the key on the focused one, brings a track back.
enum HiddenTracksRow {
    static func paint(
        _ state: ExplorerState, _ screen: Screen, in line: Rect, hits: inout HitRegions<any Target>,
        on grid: inout Grid
    ) {
        let look = state.look
        let hidden = state.hiddenTracks
        let mark = look.glyphs.signs.right
        if hidden.contains(state.focus) {
            grid.put(mark, row: line.row, column: line.column, style: look.style(.key))
        }
        grid.write(
            "hidden".fitted(to: screen.gutter - 3), row: line.row, column: line.column + 3, as: .textMuted,
            with: look)
        var column = line.column + screen.gutter
        let key = state.views.command(named: "hide-track")?.keyText ?? ""
        let words = hidden.contains(state.focus) ? "\(key) shows it" : "Tab and \(key) show one"
        // From the focused one on, so that it never lacks room.
        let start = hidden.firstIndex(of: state.focus) ?? 0
        for index in hidden[start...] + hidden[..<start] {
            let name = state.catalog.signals[index].name
            let room = line.right - column
            guard name.columnWidth <= room else {
                grid.write(look.glyphs.ellipsis, row: line.row, column: column, as: .textMuted, with: look)
                return
            }
            let isFocused = index == state.focus
            let style = look.style(isFocused ? .textStrong : .signalOff)
            grid.write(name, row: line.row, column: column, style: style)
            hits.add(
                Rect(row: line.row, column: column, height: 1, width: name.columnWidth),
                HiddenTrackTarget(signal: index))
            column += name.columnWidth + 2
        }
        if column + words.columnWidth <= line.right {
            grid.write(
                words, row: line.row, column: line.right - words.columnWidth, as: .textMuted, with: look)
        }
    }
}
