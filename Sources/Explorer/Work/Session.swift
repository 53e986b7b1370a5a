import Canvas
import GenomeData

/// A state with what carries out its effects: the run loop without a terminal.
///
/// The screen feeds it events, `prism snapshot` feeds it keys.
public struct Session {
    /// What shows now.
    public private(set) var state: ExplorerState
    private let background: Background
    private let library: ThemeLibrary
    private let depth: ColorDepth

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

    /// Applies what the background found since the last time.
    public mutating func collect() {
        for action in background.collect() { _ = send(action) }
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
        while entirely ? state.isBusy : state.isWaiting {
            guard ContinuousClock.now < end else { return false }
            _ = background.wait(seconds: 0.1)
            collect()
        }
        return true
    }

    /// Gives up what is under way, and what is not written within so many seconds.
    ///
    /// Returns the paths of files that were given up.
    @discardableResult
    public func end(patience seconds: Double = 0.7) -> [String] { background.stop(patience: seconds) }

    /// Whether the effect was carried out here.
    private mutating func perform(_ effect: Effect) -> Bool {
        switch effect {
        case .load, .read, .infer, .study, .export, .errand: background.perform(effect)
        case .look(let theme, let glyphs):
            let look = library.look(theme: theme, depth: depth, glyphs: glyphs)
            // A look changes nothing that would ask for more.
            _ = update(&state, .arrived(.look(look)))
        case .copy, .quit: return false
        }
        return true
    }
}
