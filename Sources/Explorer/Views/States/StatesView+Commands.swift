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
            "list only the genes of the chosen state; again: list every gene",
            unless: { state in
                if state.listsState { return nil }
                if state.isElement(state.statesView.chosen) { return "an element is no gene's background" }
                return state.genes(inState: state.statesView.chosen) == nil ? state.statesWaiting : nil
            }
        ) { $0.listsState ? $0.unlist() : $0.listState() },
        own(
            "unlist-state", "x", "list every gene", "list the genes of all states",
            unless: { state in state.listsState ? nil : "the list is not of one state" }
        ) { $0.unlist() },
        Command(
            "moved-genes", ["D"], "moved genes",
            "list only the genes whose background state is another one in the other condition; again: list every gene",
            section,
            obstacle: { state in
                state.movesObstacle
                    ?? (state.statesView.moved == nil
                        ? "the states of both conditions are still to be read" : nil)
            }
        ) { $0.listMoved() },
        own(
            "states-page", "s", "page",
            "emission first, or signals around the TSS, the map of genes; genes, places, what follows, which genes moved of states along the genome"
        ) { state in
            if state.viewsGenome {
                state.statesView.genomePage = next(state.statesView.genomePage, of: state.genomePages)
            } else {
                state.statesView.page = next(state.statesView.page, of: StatesViewState.Page.allCases)
            }
        },
        own(
            "rename-state", "r", "rename", "give the chosen state a name, which is kept",
            unless: preliminary
        ) { $0.popup = RenamePopup($0) },
        Command(
            "recolour-state", ["R"], "recolour", "give the chosen state the next colour, which is kept",
            section, obstacle: { obstacle($0, preliminary) }, asks: { $0.recolourState() }),
        Command(
            "learn-states", ["L"], "learn states",
            "learn background states from the signals outside promoters, without the model; again: back to the model's, or give up",
            section, obstacle: { $0.searchObstacle }, asks: { $0.searchOrReturn() }),
        own(
            "more-states", ">", "more states", "find one state more",
            unless: { state in
                given(state)
                    ?? (state.study.map?.count ?? 0 >= ContextStates.mostStates
                        ? "more cannot be told apart" : nil)
            }
        ) { $0.findStates(more: 1) },
        own(
            "fewer-states", "<", "fewer states", "find one state less",
            unless: { given($0) ?? ($0.study.map?.count ?? 0 <= 1 ? "there is one state" : nil) }
        ) { $0.findStates(more: -1) },
        own(
            "best-states", ".", "best number", "find as many states as have the best silhouette",
            unless: { given($0) ?? ($0.study.count == .usual ? "it is the best already" : nil) }
        ) { $0.study.count = .usual },
    ]

    private static let section = "In the states view"

    private static func own(
        _ name: String, _ key: String, _ title: String, _ help: String,
        unless: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
        _ change: @escaping @Sendable (inout ExplorerState) -> Void
    ) -> Command {
        Command(name, [key], title, help, section, obstacle: { obstacle($0, unless) }, does: change)
    }

    private static func obstacle(
        _ state: ExplorerState, _ further: (ExplorerState) -> String?
    ) -> String? {
        if state.viewsGenome, state.alongGenome == nil, state.model != .loading { return state.searchText }
        if let obstacle = state.statesObstacle { return obstacle }
        guard state.stateCount != nil else {
            return state.study.problem ?? "the states are still to be found"
        }
        return further(state)
    }

    /// Why their number is not to be changed; nil if it is.
    private static func given(_ state: ExplorerState) -> String? {
        if state.adjusted != nil { return "the model brings its states: they are not looked for anew" }
        return state.found == nil
            ? nil : "their number is not changed here: prism states --background --k says how many"
    }

    private static let preliminary: @Sendable (ExplorerState) -> String? = { state in
        guard state.alongGenome == nil, let map = state.study.map else { return nil }
        return map.request.genes < state.catalog.genes.count
            ? "the states are preliminary: not all genes are known yet" : nil
    }

    /// The page after one, and the first after the last.
    private static func next<Page: Equatable>(_ page: Page, of all: [Page]) -> Page {
        all.isEmpty ? page : all[((all.firstIndex(of: page) ?? 0) + 1) % all.count]
    }
}
