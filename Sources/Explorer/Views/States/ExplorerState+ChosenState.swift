import Predictions
import PrismModel

extension ExplorerState {
    /// Points out a state, the last after the first; a list of a state's genes follows, unless no gene lies in it.
    mutating func choose(state index: Int) {
        guard let count = stateCount, count > 0 else { return }
        statesView.chosen = (index % count + count) % count
        guard listsState else { return }
        if isElement(statesView.chosen) { unlist() } else { listState() }
    }

    /// Whether the gene list holds the genes of a state.
    var listsState: Bool { list.chosen != nil && list.chosen?.title == statesView.listed?.title }

    mutating func listState() {
        let chosen = statesView.chosen
        guard let genes = genes(inState: chosen) else { return }
        let subset = GeneSubset(title: "state " + stateTitle(chosen), genes: genes)
        (statesView.listed, statesView.listedMap, statesView.listedSet) = (subset, study.map, stateSet)
        list.chosen = subset
        relist()
    }

    mutating func unlist() {
        list.chosen = nil
        (statesView.listed, statesView.listedMap, statesView.listedSet) = (nil, nil, nil)
        relist()
    }

    /// Looks for another number of states.
    mutating func findStates(more: Int) {
        guard let map = study.map else { return }
        study.count = .given(min(max(map.count + more, 1), ContextStates.mostStates))
    }

    /// Gives the chosen state the next colour.
    mutating func recolourState() -> [Effect] {
        let chosen = statesView.chosen
        var entry = givenNames.entries[chosen] ?? .init(name: stateName(chosen))
        entry.colour = StateColours.next(after: entry.colour)
        return name(chosen, entry)
    }

    /// Gives a state a name and a colour, or takes both away, and keeps them.
    mutating func name(_ state: Int, _ entry: StateNames.Entry?) -> [Effect] {
        guard let count = stateCount, (0..<count).contains(state), let kept = keptStates else { return [] }
        let wasListed = listsState
        givenNames.entries[state] = entry
        paintStates()
        if wasListed { listState() }
        return [.study(.keep(givenNames, of: kept))]
    }
}
