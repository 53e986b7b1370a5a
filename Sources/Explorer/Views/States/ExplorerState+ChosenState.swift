import Predictions
import PrismModel

extension ExplorerState {
    /// Points out a state, the last after the first; a list of a state's genes follows.
    mutating func choose(state index: Int) {
        guard let map = study.map, map.count > 0 else { return }
        statesView.chosen = (index % map.count + map.count) % map.count
        if listsState { listState() }
    }

    /// Whether the gene list holds the genes of a state.
    var listsState: Bool { list.chosen != nil && list.chosen?.title == statesView.listed?.title }

    mutating func listState() {
        guard let map = study.map else { return }
        let chosen = statesView.chosen
        let subset = GeneSubset(title: "state " + stateTitle(chosen), genes: map.genes(in: chosen))
        (statesView.listed, statesView.listedMap) = (subset, map)
        list.chosen = subset
        relist()
    }

    mutating func unlist() {
        list.chosen = nil
        (statesView.listed, statesView.listedMap) = (nil, nil)
        relist()
    }

    /// Looks for another number of states.
    mutating func findStates(more: Int) {
        guard let map = study.map else { return }
        study.count = .given(min(max(map.count + more, 1), ContextStates.mostStates))
    }

    /// Gives the chosen state the next colour.
    mutating func recolourState() -> [Effect] {
        guard let map = study.map else { return [] }
        let chosen = statesView.chosen
        var entry = study.names.entries[chosen] ?? .init(name: study.names.name(chosen))
        entry.colour = StateColours.next(after: entry.colour)
        return name(chosen, entry, map)
    }

    /// Gives a state a name and a colour, or takes both away, and keeps them.
    mutating func name(_ state: Int, _ entry: StateNames.Entry?, _ map: StateMap) -> [Effect] {
        let wasListed = listsState
        study.names.entries[state] = entry
        paintStates()
        if wasListed { listState() }
        return [.study(.keep(study.names, map))]
    }
}
