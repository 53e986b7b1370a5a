/// The other condition, open beside the one that is browsed: a state of its own, which follows gene, place and switches.
struct OtherCondition: Sendable, Equatable {
    let source: ConditionSource
    /// Counts what was opened, so that what comes of an earlier condition is known.
    let number: Int
    /// Which of its genes, signals and contigs are which of those that are browsed.
    let pairing: ConditionPairing
    /// Whether its model and tables were asked for.
    var isAsked = false
    /// Whether it was asked how both models' inputs go together.
    var isRelated = false
    /// How they do; nil until both models are there.
    var facts: ConditionFacts?
    /// Why they do not, and nothing that its model says is compared with what this one's says.
    var problem: Problem?
    /// Signals to be taken from it as soon as that is known, by name.
    var takesLater: [String] = []
    /// A state holds another in an array alone; there is always one.
    private var states: [ExplorerState]

    init(_ source: ConditionSource, number: Int, pairing: ConditionPairing, _ state: ExplorerState) {
        self.source = source
        self.number = number
        self.pairing = pairing
        states = [state]
    }

    /// Whether it is the data set that is browsed, predicted by another model: nothing measured differs.
    var isSameDataSet: Bool { source.path == nil }

    /// Whether it is being found out how both models' inputs go together.
    var isBeingRelated: Bool { isRelated && facts == nil && problem == nil }

    /// Whether what its model says stands beside what the model of the condition that is browsed says.
    var isCompared: Bool { facts != nil && state.model.facts != nil }

    /// What is known of it.
    var state: ExplorerState {
        _read { yield states[0] }
        _modify { yield &states[0] }
    }
}
