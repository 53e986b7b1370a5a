extension Command {
    /// What another condition is compared with, in every view.
    static let conditions: [Command] = [
        Command(
            "compare", ["C"], "compare",
            "open FILE as the other condition beside this data set, --model NAME: by another model; alone: close it",
            section,
            asks: { state in
                if state.other != nil || state.opening != nil {
                    state.message = Message(text: "the other condition is closed; C opens one", kind: .info)
                    state.popup = nil
                    return state.stopComparing()
                }
                state.popup = PalettePopup(typed: TypedSearch(text: "compare "))
                return []
            },
            argument: CommandArgument(name: "FILE") { state, text in
                state.popup = nil
                guard let source = ConditionSource(typed: text) else {
                    state.message = Message(text: "compare: --model takes a model's name", kind: .warning)
                    return []
                }
                return state.compare(with: source)
            }),
        Command(
            "differences", ["g c"], "differences",
            "what differs between the two conditions: genes and signals that only one has, units, models",
            section, obstacle: { $0.comparisonObstacle }
        ) { $0.popup = ConditionsPopup() },
        Command(
            "transplant", ["T"], "transplant",
            "take the focused signal from the other condition into this one, or back again", section,
            obstacle: { $0.obstacle(toTaking: $0.focus) }
        ) { $0.toggleTaken($0.focus) },
        Command(
            "transplant-none", ["Q"], "own signals", "take nothing from the other condition any more",
            section,
            obstacle: { $0.taken == .all ? "nothing is taken from another condition" : nil }
        ) { $0.taken = .all },
    ]

    private static let section = "Two conditions"
}
