extension ViewList {
    /// The views of the program. A new view is a folder under `Views` and a line here.
    public static let program = ViewList(
        [LocusView(), AblationView(), StatesView(), FitView(), MutateView()],
        before: Command.genes + Command.locus + Command.signals,
        after: [Command.back] + Command.files + Command.everythingElse)
}
