import PrismModel

extension MutateView {
    /// What only the mutate view can do.
    static let commands: [Command] = looking + editing.map { $0.during(.editing) }

    /// While the user edits, letters are bases; other commands on them are in the palette.
    private static let editing: [Command] =
        [("a", Base.a), ("c", Base.c), ("g", Base.g), ("t", Base.t)].map { letter, code in
            Command(
                "put-\(letter)", [letter], "put \(letter.uppercased())",
                "put this base at the cursor and predict again", editingSection,
                obstacle: { $0.substituteObstacle }
            ) { $0.substitute(code) }
        } + [
            Command(
                "select", ["s"], "select", "begin a stretch at the cursor, or let it go", editingSection,
                obstacle: withoutGene
            ) { $0.mutate.anchor = $0.mutate.anchor == nil ? $0.cursor : nil },
            Command(
                "delete-signal", ["d"], "delete signal",
                "replace the focused signal by the baseline over the stretch, or the cursor's column",
                editingSection, obstacle: { $0.deleteObstacle }
            ) { $0.deleteSignal() },
        ]

    private static let looking: [Command] =
        [
            Command(
                "edit", ["Enter"], "edit",
                "begin editing, or end it: then a c g t put bases, s selects, d deletes a signal", section,
                obstacle: { $0.inputObstacle }
            ) { if $0.mutate.isEditing { $0.endEditing() } else { $0.mutate.isEditing = true } },
            own("cursor-left", ["h", "Left"], "cursor left", "a column to the left") {
                $0.moveCursor(by: -$0.mutateStep)
            },
            own("cursor-right", ["l", "Right"], "cursor right", "a column to the right") {
                $0.moveCursor(by: $0.mutateStep)
            },
            own("cursor-page-left", ["H", "Shift-Left"], "page left", "as far left as shows") {
                $0.moveCursor(by: -$0.mutateRange.count)
            },
            own("cursor-page-right", ["L", "Shift-Right"], "page right", "as far right as shows") {
                $0.moveCursor(by: $0.mutateRange.count)
            },
            own("closer", ["+", "="], "closer", "half as many bases per column, down to one") {
                $0.zoomMutate(closer: true)
            },
            own("wider", ["-", "_"], "wider", "twice as many, up to the whole window") {
                $0.zoomMutate(closer: false)
            },
            own("whole-window", ["z"], "whole window", "the whole window, or single bases again") {
                $0.mutate.step = $0.mutateStep > 1 ? 1 : nil
            },
            Command(
                "strongest", ["."], "strongest", "to the base whose change moves the prediction most",
                section,
                obstacle: { $0.strongest == nil ? "nothing is predicted yet" : nil }
            ) { state in if let strongest = state.strongest { state.mutate.cursor = strongest } },
            Command(
                "mutagenesis", ["r"], "mutagenesis",
                "stop it, go on with it, or do it anew with the present edits", section,
                obstacle: { $0.inputObstacle }
            ) { $0.scanAgain() },
        ]

    private static let section = "In the mutate view"
    private static let editingSection = "While editing in the mutate view"

    private static let withoutGene: @Sendable (ExplorerState) -> String? = { state in
        state.gene == nil ? "no gene is chosen" : nil
    }

    private static func own(
        _ name: String, _ keys: [String], _ title: String, _ help: String,
        _ change: @escaping @Sendable (inout ExplorerState) -> Void
    ) -> Command {
        Command(name, keys, title, help, section, obstacle: withoutGene, does: change)
    }
}
