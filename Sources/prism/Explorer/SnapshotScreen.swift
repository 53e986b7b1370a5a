import Canvas
import Explorer
import GenomeData

/// What the explorer shows after some keys, as text, ANSI or SVG: without a terminal, gene after gene on one program.
struct SnapshotScreen {
    /// What is written.
    enum Form: String, CaseIterable {
        case text
        case ansi
        case svg
        /// Lines, areas and axes.
        case vector

        /// How files of it end.
        var suffix: String {
            switch self {
            case .text: "txt"
            case .ansi: "ansi"
            case .svg, .vector: "svg"
            }
        }
    }

    let form: Form
    /// Pressed in every view once it is open.
    let keys: [Key]
    /// Whether all genes are waited for.
    let isComplete: Bool
    /// The longest wait, in seconds.
    let patience: Double

    private(set) var session: Session
    /// Once the first gene was there.
    private var first: ExplorerState?

    init(
        _ data: DataSet, _ state: ExplorerState, form: Form, keys: [Key], isComplete: Bool, patience: Double
    ) {
        self.form = form
        self.keys = keys
        self.isComplete = isComplete
        self.patience = patience
        session = Session(data, state: state, library: ExplorerSetup.library, version: Version.text)
    }

    /// Reads and predicts the gene that the state began with; whether all was there in time.
    mutating func begin() -> Bool {
        session.begin()
        let isSettled = settle(entirely: false)
        first = session.state
        return isSettled
    }

    /// Waits for the states of all genes, as every picture of the genome shows them.
    mutating func findStates(_ progress: (Int) throws -> Void) rethrows {
        try session.findStates(progress)
        first = session.state
    }

    /// Another gene, with nothing that was done since the beginning; whether all was there in time.
    mutating func turn(to gene: Int) -> Bool {
        guard let first else { return false }
        session.begin(anewFrom: first, at: gene)
        return settle(entirely: false)
    }

    /// Opens a view and presses the keys; whether all was there in time.
    mutating func open(_ view: String) -> Bool {
        for key in (ViewList.program.keys(opening: view) ?? []) + keys {
            _ = session.send(.key(key))
            _ = settle(entirely: false)
        }
        // A figure of all genes is none of some of them.
        let isOfAll = form == .vector && view == "fit"
        return settle(entirely: isComplete || isOfAll)
    }

    /// Waits until all is there; whether it was in time, and before a stop was asked for.
    private mutating func settle(entirely: Bool) -> Bool {
        let end = ContinuousClock.now + .seconds(patience)
        while !session.settle(entirely: entirely, seconds: min(patience, 0.2)) {
            guard ContinuousClock.now < end, !Interruption.isRequested else { return false }
        }
        return true
    }

    /// Why there is no picture: the keys have led to a view that is not drawn in lines and areas, where such a drawing is asked for.
    var obstacle: String? {
        guard form == .vector, session.state.figure(version: Version.text) == nil else { return nil }
        let drawn = ViewList.program.namesWithFigures.joined(separator: ", ")
        return
            "the keys lead to the view \(session.state.viewName), which --vector does not draw: it draws \(drawn)"
    }

    /// What shows; nil where there is an `obstacle`.
    var picture: String? {
        let state = session.state
        switch form {
        case .text: return Grid(state).plainText
        case .ansi: return Grid(state).ansiText(depth: .trueColor)
        case .svg: return state.picture(version: Version.text).document
        case .vector: return state.figure(version: Version.text)?.svg(.look(state.look))
        }
    }

    /// Ends the session.
    func end() { session.end() }
}
