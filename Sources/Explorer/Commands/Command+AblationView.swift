extension Command {
    /// What only the ablation view has.
    static let ablationView: [Command] = [
        Command(
            .ablationPage, ["s"], "all genes",
            "this gene under every mask, or every gene without each signal",
            .ablation, in: .ablation),
        Command(
            .effectNext, [">"], "next effect", "sort the genes by the effect of the next signal", .ablation,
            in: .ablation),
        Command(
            .effectPrevious, ["<"], "previous effect", "sort them by the effect of the signal before",
            .ablation,
            in: .ablation),
    ]
}
