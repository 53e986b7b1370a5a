extension Command {
    /// Every command there is.
    public static let all: [Command] =
        [
            Command(.down, ["j", "Down"], "next", "the next gene of the list", .genes),
            Command(.up, ["k", "Up"], "previous", "the gene before in the list", .genes),
            Command(.pageDown, ["PgDn"], "page down", "a page down the list", .genes),
            Command(.pageUp, ["PgUp"], "page up", "a page up the list", .genes),
            Command(.first, ["g g", "Home"], "first", "the first gene of the list", .genes),
            Command(.last, ["G", "End"], "last", "the last gene of the list", .genes),
            Command(.filter, ["/"], "find", "filter the list by letters of a gene's name", .genes),
            Command(.nextMatch, ["n"], "next match", "the next gene that the filter found", .genes),
            Command(.previousMatch, ["N"], "previous match", "the gene before that it found", .genes),
            Command(
                .sort, ["o"], "sort",
                "sort by position, name, measured, predicted, |Δ|, the effect of each signal, in turn", .genes
            ),
            Command(.reverse, ["O"], "reverse", "reverse the order of the list", .genes),
            Command(.nextGene, ["w"], "next on contig", "the next gene along the contig", .genes),
            Command(.previousGene, ["b"], "previous on contig", "the gene before along the contig", .genes),

            Command(.panLeft, ["h", "Left"], "left", "move left by a fifth of the screen", .locus),
            Command(.panRight, ["l", "Right"], "right", "move right by a fifth of the screen", .locus),
            Command(
                .windowLeft, ["H", "Shift-Left"], "left by a window", "move left by a model window", .locus),
            Command(
                .windowRight, ["L", "Shift-Right"], "right by a window", "move right by a model window",
                .locus),
            Command(.zoomIn, ["+", "="], "zoom in", "twice as close", .locus),
            Command(.zoomOut, ["-", "_"], "zoom out", "half as close", .locus),
            Command(.fitGene, ["f"], "fit gene", "show the whole gene", .locus),
            Command(.fitWindow, ["z"], "fit window", "show what the model sees", .locus),
            Command(
                .sharedScale, ["\\"], "shared scale", "one vertical scale for all tracks, or one each", .locus
            ),
        ]
        + (1...9).map { number in
            Command(
                .toggle(number), ["\(number)"], "toggle \(number)",
                "switch signal \(number) on or off in the model's input", .signals)
        } + [
            Command(.allOn, ["0"], "all on", "switch every signal on", .signals),
            Command(.onlyFocused, ["!"], "only this", "switch off every signal but the focused", .signals),
            Command(.toggleFocused, ["Space"], "toggle focused", "switch the focused signal", .signals),
            Command(.focusNext, ["Tab"], "next track", "focus the next track", .signals),
            Command(.focusPrevious, ["Shift-Tab"], "previous track", "focus the track before", .signals),
            Command(.pin, ["p"], "pin", "keep this prediction to compare with; again to let it go", .signals),

            Command(
                .ablation, ["a"], "ablation", "predictions under every mask, and what each signal adds",
                .views),
            Command(
                .states, ["c"], "states", "the background chromatin states that the model has learned", .views
            ),
            Command(.fit, ["v"], "fit", "predicted against measured, every gene", .views),
            Command(
                .mutate, ["i"], "mutate", "in-silico mutagenesis; type bases, delete stretches of signals",
                .views),
            Command(
                .back, ["Esc"], "back", "close what is open, back to the locus, then list every gene again",
                .views),
        ] + ablationView + fitView + statesView + mutateView + inputs + [
            Command(
                .palette, [":"], "go to", "go to a gene or a place such as chr22:36,700,000-36,800,000",
                .other),
            Command(.historyBack, ["Ctrl-O"], "back in history", "back to where you jumped from", .other),
            Command(.historyForward, ["]"], "forward in history", "forward again", .other),
            Command(.bookmark, ["m"], "bookmark", "remember this place under the letter x", .other),
            Command(.recall, ["'"], "recall", "go to the place remembered under x", .other),
            Command(.copy, ["y"], "copy", "copy gene, place and numbers to the clipboard", .other),
            Command(
                .export, ["e"], "export", "write what is shown: TSV, BED, bedGraph, bigWig or SVG", .other),
            Command(.themes, ["t"], "theme", "choose a theme", .other),
            Command(.glyphs, ["g ."], "glyphs", "draw with braille, blocks or plain ASCII in turn", .other),
            Command(
                .performance, ["Ctrl-P"], "performance", "times of frames and predictions, caches, memory",
                .other),
            Command(.help, ["?", "F1"], "help", "every command; type to filter, Enter to run", .other),
            Command(.quit, ["q"], "quit", "leave", .other),
        ]
}
