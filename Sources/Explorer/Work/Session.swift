import Canvas
import GenomeData
import Predictions

/// A state with what carries out its effects: the run loop without a terminal.
///
/// The screen feeds it events, `prism snapshot` feeds it keys.
public struct Session {
    /// What shows now.
    public private(set) var state: ExplorerState
    private let background: Background
    private let library: ThemeLibrary
    private let depth: ColorDepth
    /// Whether gene models to draw are still to come: pictures wait for them, as they would look otherwise.
    private var awaitsGeneModels: Bool

    /// A session on an opened data set; nothing is read before `begin()`.
    ///
    /// - Parameters:
    ///   - dataSet: what is browsed.
    ///   - state: where it begins.
    ///   - library: where themes come from.
    ///   - version: the program's, for the headers of what is written.
    ///   - file: where the session is kept, and beside it the names of states; nil: nowhere.
    ///   - bell: called, on any thread, when there is something to collect.
    public init(
        _ dataSet: DataSet, state: ExplorerState, library: ThemeLibrary, version: String,
        file: SessionFile? = nil, bell: @escaping @Sendable () -> Void = {}
    ) {
        self.state = state
        self.library = library
        depth = state.look.depth
        awaitsGeneModels = dataSet.manifest.annotation != nil
        background = Background(dataSet, version: version, session: file, bell: bell)
    }

    /// Starts reading and predicting.
    public mutating func begin() {
        for effect in start(&state) { _ = perform(effect) }
    }

    /// Applies an action and starts what follows; returns the effects that only a terminal can carry out.
    public mutating func send(_ action: Action) -> [Effect] {
        let effects = update(&state, action)
        return effects.filter { !perform($0) }
    }

    /// Changes the state as no key can, and starts what follows from that.
    mutating func change(_ change: (inout ExplorerState) -> Void) {
        change(&state)
        _ = send(.resize(rows: state.rows, columns: state.columns))
    }

    /// Undoes what was done since `first`, which this session's state has been, and goes to a gene; what has been found out
    /// since stays known.
    public mutating func begin(anewFrom first: ExplorerState, at gene: Int) {
        let isOtherKept = state.opening == nil && state.other?.number == first.other?.number
        change { $0.begin(anewFrom: first, at: gene) }
        guard !isOtherKept else { return }
        _ = perform(.closeOther)
        guard let source = first.other?.source else { return }
        for effect in state.compare(with: source) { _ = perform(effect) }
    }

    /// The model, once it is loaded.
    var model: DataSetModel? { background.model }

    /// The model of the other condition, once it is loaded; nil while none is open.
    var otherModel: DataSetModel? { background.otherModel }

    /// Both conditions, once it is known how they go together.
    var conditions: Conditions? { background.conditions }

    /// Applies what the background found since the last time.
    public mutating func collect() {
        for action in background.collect() {
            switch action {
            case .arrived(.geneModels), .arrived(.geneModelsFailed): awaitsGeneModels = false
            default: break
            }
            _ = send(action)
        }
    }

    /// Whether gene models or measurements are still to come, without which pictures would look otherwise.
    private var awaitsTables: Bool {
        awaitsGeneModels || state.awaitsMeasurements || state.other?.state.awaitsMeasurements == true
    }

    /// Works until there is nothing left to wait for, or the time is over.
    ///
    /// - Parameters:
    ///   - entirely: whether also for what concerns all genes.
    ///   - seconds: the longest wait.
    /// - Returns: whether there is nothing left.
    public mutating func settle(entirely: Bool, seconds: Double) -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        collect()
        while awaitsTables || (entirely ? state.isBusy : state.isWaiting) {
            guard ContinuousClock.now < end else { return false }
            _ = background.wait(seconds: 0.1)
            collect()
        }
        return true
    }

    /// Works until the states learned with the model are those of all genes, however long that takes: what shows of the
    /// genome changes with them. `progress` is called with the number of genes whose contexts are known, and ends the wait where
    /// it throws.
    public mutating func findStates(_ progress: (Int) throws -> Void = { _ in }) rethrows {
        while !state.knowsLearnedStates {
            _ = background.wait(seconds: 0.1)
            collect()
            try progress(state.genesWithContexts)
        }
    }

    /// Looks for background states as the states view does when it is opened, where no model has states that can be looked at,
    /// and works until they are there, or known not to be. `progress` is called with parts done and their number, 0 while that is
    /// not known, and ends the wait where it throws.
    mutating func learnStates(_ progress: (_ done: Int, _ total: Int) throws -> Void) rethrows {
        while !settle(entirely: false, seconds: 0.2) { try progress(0, 0) }
        guard state.viewsGenome, state.alongGenome == nil, state.study.findless == nil else { return }
        change { $0.search(.signals) }
        while let search = state.study.search {
            try progress(search.done, search.total)
            _ = background.wait(seconds: 0.1)
            collect()
        }
    }

    /// Gives up what is under way, and what is not written within so many seconds.
    ///
    /// Returns the paths of files that were given up.
    @discardableResult
    public func end(patience seconds: Double = 0.7) -> [String] { background.stop(patience: seconds) }

    /// Whether the effect was carried out here.
    private mutating func perform(_ effect: Effect) -> Bool {
        switch effect {
        case .load, .read, .infer, .study, .profile, .export, .errand, .open, .closeOther, .relate, .other,
            .giveUp:
            background.perform(effect)
        case .look(let theme, let glyphs):
            let look = library.look(theme: theme, depth: depth, glyphs: glyphs)
            // A look changes nothing that would ask for more.
            _ = update(&state, .arrived(.look(look)))
        case .copy, .quit: return false
        }
        return true
    }
}
