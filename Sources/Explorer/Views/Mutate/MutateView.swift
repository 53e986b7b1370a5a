import Canvas

/// The model's window of the current gene: what every other base would do, and what edits do.
struct MutateView: ExplorerView {
    let id = ViewID.mutate

    var opener: ViewOpener? {
        ViewOpener(
            keys: ["i"], help: "in-silico mutagenesis; edit bases and signals",
            obstacle: { $0.inputObstacle }, opened: { $0.mutate.isStopped = false })
    }

    var commands: [Command] { Self.commands }

    func hints(_ state: ExplorerState) -> [Hint] {
        let move = Hint("cursor-left", "cursor-right", title: "move")
        let zoom = Hint("closer", "wider", title: "zoom")
        let undo = [Hint("undo-edit", title: "undo"), Hint("reset-edits", title: "reset")]
        guard state.mutate.isEditing else {
            return [Hint("edit", title: "edit"), move, zoom, Hint("strongest", title: "strongest")] + undo
                + [Hint("mutagenesis", title: "mutagenesis")]
        }
        return [
            Hint("back", title: "end editing"), Hint("put-a", "put-c", "put-g", "put-t", title: "put base"),
            move, Hint("select", title: "select"), Hint("delete-signal", title: "delete signal"),
        ] + undo + [Hint("next-track", title: "next signal"), zoom]
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

    func tidy(_ state: inout ExplorerState) {
        if state.view == id { state.tidyMutate() } else if state.mutate.isEditing { state.endEditing() }
    }

    func mode(_ state: ExplorerState) -> ViewMode? { state.mutate.isEditing ? .editing : nil }

    func openEdits(at position: Int, in state: inout ExplorerState) -> Bool {
        state.view = id
        state.endEditing()
        (state.mutate.cursor, state.mutate.step, state.mutate.isStopped) = (position, 1, false)
        state.mutate.wanted = state.questionAsIf
        return true
    }

    func goBack(_ state: inout ExplorerState) -> Bool { state.stopInMutate() }
}

extension ViewID {
    /// `MutateView`.
    static let mutate = ViewID("mutate")
}

extension ViewMode {
    /// Letters put bases and delete stretches of signals.
    static let editing = ViewMode(name: "editing")
}
