import PrismModel

extension Command {
    /// What only the states view has.
    static let statesView: [Command] = [
        Command(.stateNext, ["j"], "next state", "point out the next state", .states, in: .states),
        Command(
            .statePrevious, ["k"], "previous state", "point out the state before", .states, in: .states),
        Command(
            .stateList, ["Enter"], "list genes",
            "list only the genes of the chosen state; again: list every gene", .states, in: .states),
        Command(.stateUnlist, ["x"], "list every gene", "list the genes of all states", .states, in: .states),
        Command(
            .statePage, ["s"], "page", "emission, signals around the TSS, or the map of genes first",
            .states, in: .states),
        Command(
            .stateRename, ["r"], "rename", "give the chosen state a name, which is kept", .states,
            in: .states),
        Command(
            .stateRecolour, ["R"], "recolour", "give the chosen state the next colour, which is kept",
            .states, in: .states),
        Command(.statesMore, [">"], "more states", "find one state more", .states, in: .states),
        Command(.statesFewer, ["<"], "fewer states", "find one state less", .states, in: .states),
        Command(
            .statesBest, ["."], "best number", "find as many states as have the best silhouette", .states,
            in: .states),
    ]

    /// Why a command of the states view cannot be done.
    static func obstacle(inStates id: ID, _ state: State) -> String? {
        if let obstacle = state.statesObstacle { return obstacle }
        guard let map = state.study.map else {
            return state.study.problem ?? "the states are still to be found"
        }
        switch id {
        case .stateRename, .stateRecolour:
            return map.request.genes < state.catalog.genes.count
                ? "the states are preliminary: not all genes are known yet" : nil
        case .statesMore: return map.count >= ContextStates.mostStates ? "more cannot be told apart" : nil
        case .statesFewer: return map.count <= 1 ? "there is one state" : nil
        case .statesBest: return state.study.count == .usual ? "it is the best already" : nil
        case .stateUnlist: return state.listsState ? nil : "the list is not of one state"
        default: return nil
        }
    }
}
