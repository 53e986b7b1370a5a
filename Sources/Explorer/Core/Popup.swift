import Canvas

/// What lies over the panels and takes the keys.
protocol Popup: Sendable, Equatable {
    /// Whether a turn of the mouse's wheel anywhere moves along its lines.
    var takesWheel: Bool { get }
    /// What a key means in it; nil if nothing.
    func action(for key: Key) -> Action?
    /// Takes what is typed, moved or accepted; `state.popup` is this one, and is put back by whoever changes it.
    func take(_ action: Action, in state: inout ExplorerState) -> [Effect]
    /// What is to be found out before it goes on by itself; nil where it waits for nothing. Until then the mouse is its own.
    func awaitedNeeds(in state: ExplorerState) -> ExportNeeds?
    /// Whether an errand is out for it.
    var awaitsErrand: Bool { get }
    /// Adds what it shows to what the view needs to know.
    func want(_ work: inout WantedWork, in state: ExplorerState)
    /// What the pop-up does by itself after every action.
    func goOn(in state: inout ExplorerState) -> [Effect]
    /// Draws it; returns what lies where.
    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target>
}

extension Popup {
    var takesWheel: Bool { true }

    func awaitedNeeds(in state: ExplorerState) -> ExportNeeds? { nil }

    var awaitsErrand: Bool { false }

    func want(_ work: inout WantedWork, in state: ExplorerState) {}

    func goOn(in state: inout ExplorerState) -> [Effect] { [] }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> { HitRegions() }

    func action(for key: Key) -> Action? { textAction(for: key) }

    /// What keys mean where nothing is typed: letters move and leave.
    func listAction(for key: Key) -> Action? {
        switch key.typed {
        case "j": .move(1)
        case "k": .move(-1)
        case "q": .dismiss
        case nil: textAction(for: key)
        default: nil
        }
    }

    /// What keys mean where a text is typed over a list.
    func textAction(for key: Key) -> Action? {
        switch key.code {
        case .escape: return .dismiss
        case .enter: return .accept
        case .up: return .move(-1)
        case .down: return .move(1)
        case .tab: return .move(key.modifiers.contains(.shift) ? -1 : 1)
        case .pageUp: return .move(-10)
        case .pageDown: return .move(10)
        case .backspace: return .erase
        default: break
        }
        if case .character(let scalar) = key.code, key.modifiers == .control {
            switch scalar {
            case "n": return .move(1)
            case "p": return .move(-1)
            case "u": return .eraseAll
            case "h": return .erase
            case "c": return .dismiss
            default: return nil
            }
        }
        return key.typed.map { .type(String($0)) }
    }
}
