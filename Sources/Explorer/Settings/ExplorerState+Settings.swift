extension ExplorerState {
    /// Takes over what a user has set; a theme and glyphs are drawn with once the terminal has them.
    ///
    /// - Returns: what the terminal has to do for it.
    public mutating func adopt(_ settings: Settings) -> [Effect] {
        views = views.typed(by: settings.keys)
        tracksWanted = settings.tracks
        pipes = settings.pipes
        if let first = settings.problems.first {
            let more =
                settings.problems.count > 1
                ? " (and \(settings.problems.count - 1) more: prism config --check)" : ""
            message = Message(text: first + more, kind: .warning)
        }
        let theme = settings.theme ?? look.theme.name
        let glyphs = settings.glyphs ?? look.glyphs.level
        if settings.theme != nil { followsBackground = false }
        guard theme != look.theme.name || glyphs != look.glyphs.level else { return [] }
        return [.look(theme: theme, glyphs: glyphs)]
    }

    /// The terminal's background is light, or dark; a theme that nobody chose follows it.
    public mutating func noticeBackground(isLight: Bool) -> [Effect] {
        guard followsBackground, look.depth != .mono else { return [] }
        followsBackground = false
        let theme = isLight ? "light" : "dark"
        return theme == look.theme.name ? [] : [.look(theme: theme, glyphs: look.glyphs.level)]
    }
}
