import Canvas

/// The model's window of the current gene: what every other base would do, and what edits do.
struct MutateView: ExplorerView {
    let id = ViewID.mutate

    var opener: ViewOpener? {
        ViewOpener(
            keys: ["i"], help: "in-silico mutagenesis; type bases, delete stretches of signals",
            obstacle: { $0.inputObstacle }, opened: { $0.mutate.isStopped = false })
    }

    var commands: [Command] { Self.commands }

    func hints(_ state: ExplorerState) -> [Hint] {
        [
            Hint("put-a", "put-c", "put-g", "put-t", title: "put base"),
            Hint("cursor-left", "cursor-right", title: "move"), Hint("closer", "wider", title: "zoom"),
            Hint("select", title: "select"), Hint("delete-signal", title: "delete signal"),
            Hint("undo-edit", title: "undo"), Hint("reset-edits", title: "reset"),
            Hint("mutagenesis", title: "mutagenesis"),
        ]
    }

    func paint(
        _ state: ExplorerState, _ screen: Screen, on grid: inout Grid
    ) -> HitRegions<any Target> {
        MutatePanel.paint(state, screen.main, on: &grid)
    }

    func exports(_ state: ExplorerState) -> [ExportKind] { [.mutants, .masks, .genes, .picture] }

    func work(_ state: ExplorerState) -> WantedWork {
        var work = WantedWork()
        work.window = true
        work.mutants = state.nextMutants
        return work
    }

    func tidy(_ state: inout ExplorerState) { if state.view == id { state.tidyMutate() } }

    func goBack(_ state: inout ExplorerState) -> Bool { state.stopInMutate() }
}

extension ViewID {
    /// `MutateView`.
    static let mutate = ViewID("mutate")
}
