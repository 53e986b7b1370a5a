import PrismModel

extension MutateView {
    /// What only the mutate view can do; its letters are bases, and other commands on them are in the palette.
    static let commands: [Command] =
        [("a", Base.a), ("c", Base.c), ("g", Base.g), ("t", Base.t)].map { letter, code in
            Command(
                "put-\(letter)", [letter], "put \(letter.uppercased())",
                "put this base at the cursor and predict again", section,
                obstacle: { $0.substituteObstacle }
            ) { $0.substitute(code) }
        } + [
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
            own("select", ["s"], "select", "begin a stretch at the cursor, or let it go") {
                $0.mutate.anchor = $0.mutate.anchor == nil ? $0.cursor : nil
            },
            Command(
                "delete-signal", ["d"], "delete signal",
                "replace the focused signal by the baseline over the stretch, or the cursor's column",
                section,
                obstacle: { $0.deleteObstacle }
            ) { $0.deleteSignal() },
            Command(
                "mutagenesis", ["r"], "mutagenesis",
                "stop it, go on with it, or do it anew with the present edits", section,
                obstacle: { $0.inputObstacle }
            ) { $0.scanAgain() },
        ]

    private static let section = "In the mutate view"

    private static func own(
        _ name: String, _ keys: [String], _ title: String, _ help: String,
        _ change: @escaping @Sendable (inout ExplorerState) -> Void
    ) -> Command {
        Command(
            name, keys, title, help, section, obstacle: { $0.gene == nil ? "no gene is chosen" : nil },
            does: change)
    }
}
