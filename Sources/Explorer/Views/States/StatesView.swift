import Canvas
import PrismModel

/// The atlas of background states: what they look like, and where the genes lie among them.
struct StatesView: ExplorerView {
    let id = ViewID.states

    var opener: ViewOpener? {
        ViewOpener(
            keys: ["c"],
            help:
                "background states of all genes: emission, expression, map; :states FILE takes those of a segmentation",
            obstacle: { $0.model == .loading ? $0.model.obstacle : nil }, argument: Self.file,
            opened: { state in
                // A model without states of its own needs none for those that the signals tell.
                let isNew =
                    state.alongGenome == nil && state.study.search == nil && state.study.findless == nil
                if state.viewsGenome, isNew { state.search(.signals) }
            })
    }

    /// A segmentation whose states show.
    private static let file = CommandArgument(name: "FILE") { state, path in
        state.popup = nil
        if let obstacle = state.searchObstacle {
            state.message = Message(text: "states: \(obstacle)", kind: .warning)
        } else {
            state.view = .states
            state.search(.segmentation(path: path))
        }
        return []
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
        ] + (state.viewsGenome ? [] : [Hint("fewer-states", "more-states", title: "number")])
            + (learning(state).map { [Hint("learn-states", title: $0)] } ?? [])
    }

    /// What the key that learns states does now; nil for nothing.
    private func learning(_ state: ExplorerState) -> String? {
        guard state.searchObstacle == nil else { return nil }
        if state.study.search != nil { return "give up" }
        guard state.found?.source == .signals else { return "learn" }
        return state.hasStates == true ? "the model's" : nil
    }

    func paint(
        _ state: ExplorerState, _ screen: Screen, on grid: inout Grid
    ) -> HitRegions<any Target> {
        state.viewsGenome
            ? GenomeStatesPanel.paint(state, screen.main, on: &grid)
            : StatesPanel.paint(state, screen.main, on: &grid)
    }

    func exports(_ state: ExplorerState) -> [ExportKind] {
        state.viewsGenome
            ? [.genomeStates] + (state.other == nil ? [] : [.statesOfBoth, .genomeStatesOfOther])
                + [.genomeAtlas, .genomeRibbon, .posteriors, .genes, .geneIntervals, .picture]
            : [.states, .atlas, .genes, .geneIntervals, .picture]
    }

    func work(_ state: ExplorerState) -> WantedWork {
        var work = WantedWork()
        work.atlas = true
        return work
    }

    func isWaiting(_ state: ExplorerState) -> Bool {
        let study = state.study
        if study.search != nil { return true }
        guard state.statesObstacle == nil else { return false }
        if state.alongGenome != nil { return state.genome == nil && study.problem == nil }
        return study.map?.request.genes != state.catalog.genes.count && study.problem == nil
            || study.atlas == nil && study.describing != nil
    }

    func tidy(_ state: inout ExplorerState) {
        if state.view == id { state.countMoved() }
        guard let count = state.stateCount else { return }
        let last = max(0, count - 1)
        if state.statesView.chosen > last { state.statesView.chosen = last }
        // A list of the genes of a state follows the states when they are found anew.
        guard state.listsState else { return }
        if state.statesView.listedSet != state.stateSet {
            state.unlist()
        } else if state.alongGenome == nil, let map = state.study.map, state.statesView.listedMap != map {
            state.listState()
        }
    }
}

extension ViewID {
    /// `StatesView`.
    static let states = ViewID("states")
}
