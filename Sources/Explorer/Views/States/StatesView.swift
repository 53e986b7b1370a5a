import Canvas
import PrismModel

/// The atlas of background states: what they look like, and where the genes lie among them.
struct StatesView: ExplorerView {
    let id = ViewID.states

    var opener: ViewOpener? {
        ViewOpener(
            keys: ["c"], help: "background states of all genes: emission, expression, map",
            obstacle: { $0.statesObstacle })
    }

    var commands: [Command] { Self.commands }

    func hints(_ state: ExplorerState) -> [Hint] {
        let moved =
            state.other == nil
            ? [] : [Hint("moved-genes", title: state.listsMoved ? "all genes" : "moved genes")]
        return [
            Hint("next-state", "previous-state", title: "state"),
            Hint("list-state", title: state.listsState ? "all genes" : "its genes"),
        ] + moved + [
            Hint("states-page", title: "page"), Hint("rename-state", title: "rename"),
            Hint("recolour-state", title: "recolour"),
        ] + (state.adjusted == nil ? [Hint("fewer-states", "more-states", title: "number")] : [])
    }

    func paint(
        _ state: ExplorerState, _ screen: Screen, on grid: inout Grid
    ) -> HitRegions<any Target> {
        state.adjusted == nil
            ? StatesPanel.paint(state, screen.main, on: &grid)
            : GenomeStatesPanel.paint(state, screen.main, on: &grid)
    }

    func exports(_ state: ExplorerState) -> [ExportKind] {
        state.adjusted == nil
            ? [.states, .atlas, .genes, .geneIntervals, .picture]
            : [.genomeStates, .genomeAtlas, .genomeRibbon, .posteriors, .genes, .geneIntervals, .picture]
    }

    func work(_ state: ExplorerState) -> WantedWork {
        var work = WantedWork()
        work.atlas = true
        return work
    }

    func isWaiting(_ state: ExplorerState) -> Bool {
        guard state.statesObstacle == nil else { return false }
        let study = state.study
        if state.adjusted != nil { return state.genome == nil && study.problem == nil }
        return study.map?.request.genes != state.catalog.genes.count && study.problem == nil
            || study.atlas == nil && study.describing != nil
    }

    func tidy(_ state: inout ExplorerState) {
        if state.view == id { state.countMoved() }
        guard let count = state.stateCount else { return }
        let last = max(0, count - 1)
        if state.statesView.chosen > last { state.statesView.chosen = last }
        // A list of the genes of a state follows the states when they are found anew.
        if state.listsState, let map = state.study.map, state.statesView.listedMap != map {
            state.listState()
        }
    }
}

extension ViewID {
    /// `StatesView`.
    static let states = ViewID("states")
}
