import Canvas
import Testing

@testable import Explorer

extension ExplorerState {
    /// At rest in the mutate view, the mutagenesis done before.
    static func mutating(rows: Int = 40, columns: Int = 120, look: Look = Sample.look()) -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns, look: look)
        if let question = state.question { state.scans[question] = Sample.scan(question) }
        state.press("i")
        return state
    }

    /// The same, editing.
    static func editing(rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = mutating(rows: rows, columns: columns)
        state.press("Enter")
        return state
    }

    /// Puts another base than the window's own at the TSS of the gene that a session begins with.
    mutating func pressAnotherBase() {
        press(["a", "c", "g", "t"][Int((Sample.window(2).bases[1000] + 1) % 4)])
    }
}
