import Canvas
import Predictions
import PrismModel

extension State {
    /// Takes in what was found out about states.
    mutating func take(_ finding: StateFinding) {
        switch finding {
        case .step(let step, let outcome):
            if study.step == step { study.step = nil }
            take(step.work, outcome)
        case .cluster(let request, let result):
            guard request == study.clustering else { return }
            study.clustering = nil
            study.clustered = request
            switch result {
            case .success(let map): adopt(map)
            case .failure(let problem): study.problem = problem.text
            }
        case .atlas(let map, let atlas):
            study.described = study.describing
            study.describing = nil
            if map == study.map { study.atlas = atlas }
        }
    }

    private mutating func take(_ work: StateStep.Work, _ outcome: StateFinding.Outcome) {
        switch (work, outcome) {
        case (.genes(let batch), .genes(let problems)):
            guard batch.lowerBound == study.next, batch.count == problems.count else { return }
            study.next = batch.upperBound
            study.failures += problems.count { $0 != nil }
            study.firstFailure = study.firstFailure ?? problems.lazy.compactMap(\.self).first?.text
            if study.next >= catalog.genes.count, study.failures == study.next {
                study.problem = study.firstFailure ?? "the data set has no genes"
            }
        case (.gene(let question, _), .gene(let result)):
            // Many masks of many genes: those of other genes are soon found again.
            if study.contexts.count >= Self.mostContexts {
                study.contexts = study.contexts.filter { $0.key.question.gene == gene }
            }
            study.contexts[question] = result
        case (.ribbon(let tile, let map), .ribbon(let result)):
            guard map == study.map else { return }
            if study.ribbons.count >= Self.mostTiles {
                let shown = Set(ribbonTiles)
                study.ribbons = study.ribbons.filter { shown.contains($0.key) }
            }
            study.ribbons[tile] = result
        case (.intervention(let gene), .intervention(let result)):
            study.interventions.take(gene..<gene + 1, [result])
        default: break
        }
    }

    private static let mostContexts = 1024
    private static let mostTiles = 512

    /// New states: what was painted with the old ones is void.
    private mutating func adopt(_ map: StateMap) {
        study.map = map
        study.problem = nil
        study.ribbons = [:]
        study.atlas = nil
        study.chosen = min(study.chosen, max(0, map.count - 1))
        study.names = map.names ?? StateNames()
        paintStates()
        if listsState { listState() }
    }

    /// Carries out a command of the states view.
    mutating func runInStates(_ id: Command.ID) -> [Effect] {
        guard let map = study.map else { return [] }
        switch id {
        case .stateNext, .statePrevious:
            choose(state: study.chosen + (id == .stateNext ? 1 : -1))
        case .stateList: listsState ? unlist() : listState()
        case .stateUnlist: unlist()
        case .statePage:
            let all = StateStudy.Page.allCases
            study.page = all[((all.firstIndex(of: study.page) ?? 0) + 1) % all.count]
        case .stateRename: popup = .rename(study.chosen, study.names.entries[study.chosen]?.name ?? "")
        case .stateRecolour:
            var entry = study.names.entries[study.chosen] ?? .init(name: study.names.name(study.chosen))
            entry.colour = Self.colour(after: entry.colour)
            return name(study.chosen, entry, map)
        case .statesMore: study.count = .given(min(map.count + 1, ContextStates.mostStates))
        case .statesFewer: study.count = .given(max(map.count - 1, 1))
        case .statesBest: study.count = .usual
        default: break
        }
        return []
    }

    /// Points out a state, the last after the first; a list of a state's genes follows.
    mutating func choose(state index: Int) {
        guard let map = study.map, map.count > 0 else { return }
        study.chosen = (index % map.count + map.count) % map.count
        if listsState { listState() }
    }

    /// Whether the gene list holds the genes of a state.
    var listsState: Bool { list.chosen != nil && list.chosen?.title == study.listed?.title }

    private mutating func listState() {
        guard let map = study.map else { return }
        let subset = GeneSubset(
            title: "state " + stateTitle(study.chosen), genes: map.genes(in: study.chosen))
        study.listed = subset
        list.chosen = subset
        relist()
    }

    private mutating func unlist() {
        list.chosen = nil
        study.listed = nil
        relist()
    }

    /// A state's number with its name, where it has one.
    func stateTitle(_ state: Int) -> String {
        let number = StateNames.number(state)
        let name = study.names.name(state)
        return name == number ? number : "\(number) \(name)"
    }

    /// Typing a state's name: an empty one takes the name away.
    mutating func rename(_ state: Int, _ text: String, _ action: Action) -> [Effect] {
        var text = text
        switch action {
        case .type(let more): text = String((text + Self.line(more)).prefix(StateNames.longest))
        case .erase: if !text.isEmpty { text.removeLast() }
        case .eraseAll: text = ""
        case .accept:
            popup = nil
            guard let map = study.map, state < map.count else { return [] }
            let colour = study.names.entries[state]?.colour
            let given = StateNames.cleaned(text)
            let entry = StateNames.Entry(name: given ?? StateNames.number(state), colour: colour)
            return name(state, given == nil && colour == nil ? nil : entry, map)
        case .dismiss:
            popup = nil
            return []
        default: return []
        }
        popup = .rename(state, text)
        return []
    }

    private mutating func name(_ state: Int, _ entry: StateNames.Entry?, _ map: StateMap) -> [Effect] {
        let wasListed = listsState
        study.names.entries[state] = entry
        paintStates()
        if wasListed { listState() }
        return [.study(.keep(study.names, map))]
    }

    /// Gives the states their own colours.
    mutating func paintStates() {
        look = look.paintingStates(
            study.names.entries.compactMapValues { entry in
                entry.colour.flatMap { $0.count == 3 ? Color.rgb($0[0], $0[1], $0[2]) : nil }
            })
    }

    /// The theme's own, then those that segmentations are commonly painted in, then the theme's again.
    private static func colour(after colour: [UInt8]?) -> [UInt8]? {
        guard let colour else { return palette.first }
        guard let place = palette.firstIndex(of: colour), place + 1 < palette.count else { return nil }
        return palette[place + 1]
    }

    private static let palette: [[UInt8]] = [
        [230, 0, 0], [255, 105, 105], [255, 150, 79], [250, 202, 0], [194, 225, 5], [0, 150, 60],
        [102, 205, 170], [86, 180, 233], [90, 120, 230], [138, 145, 208], [189, 100, 220], [128, 128, 128],
    ]
}
