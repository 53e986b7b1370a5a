extension AblationView {
    /// What only the ablation view can do.
    static let commands: [Command] = [
        Command(
            "ablation-page", ["s"], "all genes",
            "this gene under its masks, every gene without each signal, or a bar for every mask, in turn",
            section
        ) { $0.ablationPage = $0.ablationPage.next },
        Command(
            "between-conditions", ["D"], "conditions",
            "what each signal adds to the change to the other condition, or this gene under its masks again",
            section, obstacle: { $0.ablationPage == .conditions ? nil : $0.transplantObstacle }
        ) { $0.ablationPage = $0.ablationPage == .conditions ? .gene : .conditions },
        Command(
            "next-effect", [">"], "next effect", "sort the genes by the effect of the next signal", section,
            obstacle: withoutSignals
        ) { $0.sort(byEffectAfter: 1) },
        Command(
            "previous-effect", ["<"], "previous effect", "sort them by the effect of the signal before",
            section, obstacle: withoutSignals
        ) { $0.sort(byEffectAfter: -1) },
        Command(
            "next-masks", ["}"], "next masks", "a bar for each of the next masks of this gene", section,
            obstacle: withoutSignals
        ) { $0.turnMasks(by: 1) },
        Command(
            "previous-masks", ["{"], "previous masks", "a bar for each of the masks before", section,
            obstacle: withoutSignals
        ) { $0.turnMasks(by: -1) },
    ]

    private static let section = "In the ablation view"

    private static let withoutSignals: @Sendable (ExplorerState) -> String? = { state in
        state.modelSignals == 0 ? "the model takes no signals" : nil
    }
}
