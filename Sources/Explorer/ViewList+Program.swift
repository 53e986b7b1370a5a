extension ViewList {
    /// The views of the program. A new view is a folder under `Views` and a line here.
    public static let program = ViewList(
        [LocusView(), AblationView(), StatesView(), FitView(), MutateView(), HeatmapView()],
        before: Command.genes + Command.locus + Command.signals + Command.conditions,
        after: [Command.back] + Command.files + Command.everythingElse)
}
