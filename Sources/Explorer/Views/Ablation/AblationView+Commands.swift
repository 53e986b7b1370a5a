extension AblationView {
    /// What only the ablation view can do.
    static let commands: [Command] = [
        Command(
            "ablation-page", ["s"], "all genes",
            "this gene under every mask, or every gene without each signal", section
        ) { $0.ablationPage = $0.ablationPage == .gene ? .genes : .gene },
        Command(
            "next-effect", [">"], "next effect", "sort the genes by the effect of the next signal", section,
            obstacle: withoutSignals
        ) { $0.sort(byEffectAfter: 1) },
        Command(
            "previous-effect", ["<"], "previous effect", "sort them by the effect of the signal before",
            section, obstacle: withoutSignals
        ) { $0.sort(byEffectAfter: -1) },
    ]

    private static let section = "In the ablation view"

    private static let withoutSignals: @Sendable (ExplorerState) -> String? = { state in
        state.modelSignals == 0 ? "the model takes no signals" : nil
    }
}
