import Predictions

extension ExplorerState {
    /// Background states that no model brings and that show: learned in this session, or of a segmentation.
    var found: FoundStates? {
        adjusted == nil ? study.shownFind.flatMap { study.finds[$0] } : nil
    }

    /// The background states along the genome that show: those that the model is adjusted for, or else others that were
    /// found. Nil for none: then states of contexts show, where the model has such.
    var alongGenome: AdjustedStates? { adjusted ?? found?.states }

    /// Which states show; nil for none.
    var stateSet: StateSet? {
        if let adjusted { return .member(adjusted.member) }
        if let found { return .found(found.number) }
        return study.map == nil ? nil : .contexts
    }

    /// Whether states along the genome are what the states view is about: the model has none of its own, or others show.
    var viewsGenome: Bool { alongGenome != nil || hasStates != true }

    /// Why no background states can be looked for; nil if they can.
    var searchObstacle: String? {
        if model == .loading { return "the model is being loaded" }
        return adjusted == nil
            ? nil
            : "the model brings its states; prism states --background --segmentation FILE compares them with others"
    }

    /// Looks for background states, or shows those that were found there before.
    mutating func search(_ source: StateSearch.Source) {
        study.findless = nil
        if study.finds[source] != nil {
            study.shownFind = source
            return
        }
        guard study.search?.source != source else { return }
        study.searches &+= 1
        study.search = StateSearch(number: study.searches, source: source)
    }

    /// From states of contexts to those that the signals outside promoters tell, and back; gives up looking for them.
    mutating func searchOrReturn() -> [Effect] {
        if study.search != nil {
            study.search = nil
            message = Message(text: "background states are no longer looked for", kind: .info)
            return [.study(.endSearch)]
        }
        if study.shownFind == .signals, hasStates == true {
            study.shownFind = nil
        } else {
            search(.signals)
        }
        return []
    }

    /// Takes in how far a search is.
    mutating func take(_ stage: StateSearch.Stage, done: Int, total: Int, ofSearch number: Int) {
        guard study.search?.number == number else { return }
        // Threads tell of their steps in any order.
        if study.search?.stage == stage, let known = study.search?.done, known > done { return }
        study.search?.stage = stage
        study.search?.done = done
        study.search?.total = total
    }

    /// Takes in what came of a search.
    mutating func take(_ outcome: StateFinding.SearchOutcome, ofSearch number: Int) {
        guard let search = study.search, search.number == number else { return }
        study.search = nil
        switch outcome {
        case .states(let found):
            study.finds[search.source] = found
            study.shownFind = search.source
            message = Message(
                text: "background states " + found.label(hasModel: model.facts != nil), kind: .info)
        case .nothing(let lack):
            study.findless = BackgroundBins.noInformation + ": " + lack
            message = Message(text: BackgroundBins.noInformation, kind: .warning)
        case .failed(let problem):
            study.findless = problem.text
            message = Message(text: problem.text, kind: .error)
        }
    }

    /// The states that show as names of them are kept; nil for none.
    var keptStates: KeptStates? {
        alongGenome.map { .background($0.states) } ?? study.map.map { .contexts($0.count) }
    }

    /// Names and colours that were given to the states that show.
    var givenNames: StateNames {
        get { stateSet.flatMap { study.names[$0] } ?? StateNames() }
        set { if let stateSet { study.names[stateSet] = newValue } }
    }

    /// Lines for a file's header on whose states show: those of a fold, or of no model; none where they are every member's.
    var statesOwners: [String] {
        if let found { return ["states: " + found.label(hasModel: model.facts != nil)] }
        guard let adjusted, model.facts?.folds != nil else { return [] }
        let fold = model.facts?.fold(of: gene) ?? "member \(adjusted.member + 1)"
        return ["states of \(fold), which predicts \(currentGene?.symbol ?? "?")"]
    }

    /// The fold whose states these are, "of fold 2 of 5"; nil for states of all members.
    var statesFold: String? {
        adjusted == nil ? nil : model.facts?.fold(of: gene).map { "of " + $0 }
    }
}
