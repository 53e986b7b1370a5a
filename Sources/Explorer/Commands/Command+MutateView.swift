import PrismModel

extension Command {
    /// What only the mutate view has. Its letters are bases: other commands on them are in the palette.
    static let mutateView: [Command] =
        [("a", Base.a), ("c", Base.c), ("g", Base.g), ("t", Base.t)].map { letter, code in
            Command(
                .substitute(code), [letter], "put \(letter.uppercased())",
                "put this base at the cursor and predict again", .mutate, in: .mutate)
        } + [
            Command(.cursorLeft, ["h", "Left"], "cursor left", "a column to the left", .mutate, in: .mutate),
            Command(
                .cursorRight, ["l", "Right"], "cursor right", "a column to the right", .mutate, in: .mutate),
            Command(
                .cursorPageLeft, ["H", "Shift-Left"], "page left", "as far left as shows", .mutate,
                in: .mutate),
            Command(
                .cursorPageRight, ["L", "Shift-Right"], "page right", "as far right as shows", .mutate,
                in: .mutate),
            Command(
                .mutateCloser, ["+", "="], "closer", "half as many bases per column, down to one", .mutate,
                in: .mutate),
            Command(
                .mutateWider, ["-", "_"], "wider", "twice as many, up to the whole window", .mutate,
                in: .mutate),
            Command(
                .mutateWhole, ["z"], "whole window", "the whole window, or single bases again", .mutate,
                in: .mutate),
            Command(
                .strongest, ["."], "strongest", "to the base whose change moves the prediction most", .mutate,
                in: .mutate),
            Command(
                .select, ["s"], "select", "begin a stretch at the cursor, or let it go", .mutate, in: .mutate),
            Command(
                .deleteSignal, ["d"], "delete signal",
                "replace the focused signal by the baseline over the stretch, or the cursor's column",
                .mutate,
                in: .mutate),
            Command(
                .scan, ["r"], "mutagenesis", "stop it, go on with it, or do it anew with the present edits",
                .mutate, in: .mutate),
        ]

    /// What concerns a gene's input in every view.
    static let inputs: [Command] = [
        Command(
            .attribution, ["A"], "attribution",
            "what inputs contribute: gradient × input, integrated gradients, occlusion, off, in turn",
            .signals),
        Command(
            .baseline, ["B"], "baseline",
            "what signals that are off are replaced by: zero, or the data set's mean per position", .signals),
        Command(.undoEdit, ["u"], "undo edit", "take the gene's last edit back", .signals),
        Command(.resetEdits, ["R"], "reset edits", "take all of the gene's edits back", .signals),
    ]
}
