import Canvas

extension Command {
    /// The way back out of views and lists.
    static let back = Command(
        "back", ["Esc"], "back", "close what is open, back to the locus, then list every gene again", "Views"
    ) { $0.goBack() }

    /// What belongs to the program rather than to a view.
    static let everythingElse: [Command] =
        places + [
            Command(
                "copy", ["y"], "copy", "copy gene, place and numbers to the clipboard", section,
                obstacle: withoutGene, asks: { [.copy($0.copyText)] }),
            Command(
                "features", ["F"], "features",
                "the gene's features: values, groups to switch on or off, and what each group adds", section,
                obstacle: { state in
                    if let absence = state.geneAbsence { return absence }
                    return state.catalog.features.isEmpty
                        ? "the data set has no features" : state.model.obstacle
                }
            ) { $0.popup = FeaturesPopup() },
            Command(
                "export", ["e"], "export", "write what is shown: TSV, BED, bedGraph, bigWig or SVG", section
            ) { $0.popup = ExportPopup($0) },
            Command(
                "theme", ["t"], "theme", "choose a theme", section,
                obstacle: { $0.themeNames.isEmpty ? "there are no themes to choose from" : nil }
            ) { $0.popup = ThemePopup($0) },
            Command(
                "glyphs", ["g ."], "glyphs", "draw with braille, blocks or plain ASCII in turn", section,
                asks: { [.look(theme: $0.look.theme.name, glyphs: $0.look.glyphs.level.next)] }),
            Command(
                "performance", ["Ctrl-P"], "performance", "times of frames and predictions, caches, memory",
                section
            ) { $0.performance = $0.performance == nil ? Performance() : nil },
            Command("help", ["?", "F1"], "help", "every command; type to filter, Enter to run", section) {
                $0.popup = HelpPopup()
            },
            Command(
                "explain", ["K"], "what is this?",
                "what the panel shows: the number, its unit, how it is made, what it is not; again: the next panel",
                section, obstacle: { $0.explanations.isEmpty ? "there is no panel to explain" : nil }
            ) { state in
                if let popup = ExplanationPopup(state.explanations) { state.popup = popup }
            },
            Command(
                "as-if", ["Z"], "as if in a state",
                "predict as if the gene lay in a background state of your choice; again or Esc: in its own",
                section,
                obstacle: { $0.asIfObstacle }
            ) { state in
                if state.asIf == nil { state.popup = AsIfPopup(state) } else { state.ask(asIf: nil) }
            },
            Command(
                "channels", ["W"], "channels",
                "the contexts' weights channel by channel, or the gene's state",
                section,
                obstacle: { state in
                    if state.adjusted != nil { return "this model's states have no contexts" }
                    return Screen(state).background.isEmpty ? "the background-state panel has no room" : nil
                }
            ) { $0.showsChannels.toggle() },
            Command("quit", ["q"], "quit", "leave", section, asks: { _ in [.quit] }),
        ]

    private static let places = [
        Command(
            "go-to", [":"], "go to", "go to a gene or a place such as chr22:36,700,000-36,800,000", section
        ) { $0.popup = PalettePopup() },
        Command(
            "history-back", ["Ctrl-O"], "back in history", "back to where you jumped from", section,
            obstacle: { $0.history.canGoBack ? nil : "nothing to go back to" }
        ) { state in if let place = state.history.back(from: state.place) { state.restore(place) } },
        Command(
            "history-forward", ["]"], "forward in history", "forward again", section,
            obstacle: { $0.history.canGoForward ? nil : "nothing ahead" }
        ) { state in if let place = state.history.forward() { state.restore(place) } },
        withLetter("bookmark", "m", "remember this place under the letter x", obstacle: { _ in nil }) {
            $0.mark($1)
        },
        withLetter(
            "recall", "'", "go to the place remembered under x",
            obstacle: { $0.bookmarks.isEmpty ? "no bookmarks yet: m and a letter make one" : nil }
        ) { $0.recall($1) },
    ]

    private static let section = "Everything else"

    /// A command that waits for a letter; run from the palette, it waits as after its key.
    private static func withLetter(
        _ name: String, _ key: String, _ help: String,
        obstacle: @escaping @Sendable (ExplorerState) -> String?,
        _ act: @escaping @Sendable (inout ExplorerState, Unicode.Scalar) -> Void
    ) -> Command {
        Command(
            name, [key], name, help, section, obstacle: obstacle,
            asks: { state in
                state.pending = state.views.command(named: name)?.keys.first ?? []
                return []
            }, onLetter: act)
    }
}
