extension Command {
    /// Moving along the genome, in every view.
    static let locus: [Command] = [
        Command("pan-left", ["h", "Left"], "left", "move left by a fifth of the screen", "Locus") {
            $0.locus.pan(by: -max(1, $0.locus.length / 5))
        },
        Command("pan-right", ["l", "Right"], "right", "move right by a fifth of the screen", "Locus") {
            $0.locus.pan(by: max(1, $0.locus.length / 5))
        },
        Command(
            "window-left", ["H", "Shift-Left"], "left by a window", "move left by a model window", "Locus"
        ) { $0.locus.pan(by: -$0.catalog.window) },
        Command(
            "window-right", ["L", "Shift-Right"], "right by a window", "move right by a model window", "Locus"
        ) { $0.locus.pan(by: $0.catalog.window) },
        Command("zoom-in", ["+", "="], "zoom in", "twice as close", "Locus") { $0.locus.zoom(by: 0.5) },
        Command("zoom-out", ["-", "_"], "zoom out", "half as close", "Locus") { $0.locus.zoom(by: 2) },
        Command("fit-gene", ["f"], "fit gene", "show the whole gene", "Locus", obstacle: withoutGene) {
            $0.fitGene()
        },
        Command("fit-window", ["z"], "fit window", "show what the model sees", "Locus", obstacle: withoutGene)
        {
            $0.show(gene: $0.gene ?? 0)
            $0.fitWindow()
        },
    ]

    static let withoutGene: @Sendable (ExplorerState) -> String? = { state in
        state.gene == nil ? "no gene is chosen" : nil
    }
}
