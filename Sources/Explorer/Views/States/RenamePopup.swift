import Canvas
import Predictions

/// Typing a state's name, in its line of the table; an empty one takes the name away.
struct RenamePopup: Popup {
    /// The state that is named, from 0.
    let state: Int
    var text: String

    init(state: Int, text: String) {
        self.state = state
        self.text = text
    }

    /// For the chosen state, with the name that it has.
    init(_ explorer: ExplorerState) {
        let chosen = explorer.statesView.chosen
        self.init(state: chosen, text: explorer.givenNames.entries[chosen]?.name ?? "")
    }

    func take(_ action: Action, in explorer: inout ExplorerState) -> [Effect] {
        var typed = self
        switch action {
        case .type(let more):
            typed.text = String((text + TypedLine.plain(more)).prefix(StateNames.longest))
        case .erase: if !text.isEmpty { typed.text.removeLast() }
        case .eraseAll: typed.text = ""
        case .accept:
            explorer.popup = nil
            return accept(&explorer)
        case .dismiss:
            explorer.popup = nil
            return []
        default: return []
        }
        explorer.popup = typed
        return []
    }

    /// The line that the name is typed into, in so many columns.
    func line(width: Int, _ look: Look) -> [Span] {
        // Where the words behind it are cut, the cursor stays.
        TypedLine.spans(
            "name of \(StateNames.number(state)): ", text, width: width - 2, promptRole: .textMuted, look)
            + [Span("  Enter keeps it, Esc does not", .textMuted)]
    }

    private func accept(_ explorer: inout ExplorerState) -> [Effect] {
        let colour = explorer.givenNames.entries[state]?.colour
        let given = StateNames.cleaned(text)
        // Without a name of its own it has the one that its emissions propose, or its number.
        explorer.givenNames.entries[state] = nil
        let entry = StateNames.Entry(name: given ?? explorer.stateName(state), colour: colour)
        return explorer.name(state, given == nil && colour == nil ? nil : entry)
    }
}
