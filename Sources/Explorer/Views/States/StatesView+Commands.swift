import PrismModel

extension StatesView {
    /// What only the states view can do.
    static let commands: [Command] = [
        own("next-state", "j", "next state", "point out the next state") {
            $0.choose(state: $0.statesView.chosen + 1)
        },
        own("previous-state", "k", "previous state", "point out the state before") {
            $0.choose(state: $0.statesView.chosen - 1)
        },
        own(
            "list-state", "Enter", "list genes",
            "list only the genes of the chosen state; again: list every gene"
        ) { $0.listsState ? $0.unlist() : $0.listState() },
        own(
            "unlist-state", "x", "list every gene", "list the genes of all states",
            unless: { state, _ in state.listsState ? nil : "the list is not of one state" }
        ) { $0.unlist() },
        own("states-page", "s", "page", "emission, signals around the TSS, or the map of genes first") {
            state in
            let all = StatesViewState.Page.allCases
            state.statesView.page = all[((all.firstIndex(of: state.statesView.page) ?? 0) + 1) % all.count]
        },
        own(
            "rename-state", "r", "rename", "give the chosen state a name, which is kept",
            unless: preliminary
        ) { $0.popup = RenamePopup($0) },
        Command(
            "recolour-state", ["R"], "recolour", "give the chosen state the next colour, which is kept",
            section, obstacle: { obstacle($0, preliminary) }, asks: { $0.recolourState() }),
        own(
            "more-states", ">", "more states", "find one state more",
            unless: { _, map in map.count >= ContextStates.mostStates ? "more cannot be told apart" : nil }
        ) { $0.findStates(more: 1) },
        own(
            "fewer-states", "<", "fewer states", "find one state less",
            unless: { _, map in map.count <= 1 ? "there is one state" : nil }
        ) { $0.findStates(more: -1) },
        own(
            "best-states", ".", "best number", "find as many states as have the best silhouette",
            unless: { state, _ in state.study.count == .usual ? "it is the best already" : nil }
        ) { $0.study.count = .usual },
    ]

    private static let section = "In the states view"

    private static func own(
        _ name: String, _ key: String, _ title: String, _ help: String,
        unless: @escaping @Sendable (ExplorerState, StateMap) -> String? = { _, _ in nil },
        _ change: @escaping @Sendable (inout ExplorerState) -> Void
    ) -> Command {
        Command(name, [key], title, help, section, obstacle: { obstacle($0, unless) }, does: change)
    }

    private static func obstacle(
        _ state: ExplorerState, _ further: (ExplorerState, StateMap) -> String?
    ) -> String? {
        if let obstacle = state.statesObstacle { return obstacle }
        guard let map = state.study.map else {
            return state.study.problem ?? "the states are still to be found"
        }
        return further(state, map)
    }

    private static let preliminary: @Sendable (ExplorerState, StateMap) -> String? = { state, map in
        map.request.genes < state.catalog.genes.count
            ? "the states are preliminary: not all genes are known yet" : nil
    }
}
