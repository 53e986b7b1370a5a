import Canvas

/// From keys to what they mean, in what is open.
enum KeyMap {
    /// What a key does now; nil if nothing.
    static func action(for key: Key, in state: State) -> Action? {
        if let popup = state.popup { return action(for: key, over: popup) }
        let keys = state.pending + [key]
        if state.pending == [bookmark] || state.pending == [recall] {
            guard let letter = key.typed, letter != " " else { return .forgetPending }
            return state.pending == [bookmark] ? .mark(letter) : .recall(letter)
        }
        if let id = ofViews[state.view]?[keys] ?? commands[keys] {
            // The letter that names the place is still to come.
            if id == .bookmark || id == .recall {
                return Command.named(id)?.isAvailable(in: state) == true ? .pend(key) : .run(id)
            }
            return .run(id)
        }
        if prefixes.contains(keys) { return .pend(key) }
        return state.pending.isEmpty ? nil : .forgetPending
    }

    private static let bookmark = Key.character("m")
    private static let recall = Key.character("'")

    /// Commands by what is typed.
    static let commands = table(Command.all.filter { $0.view == nil })

    /// Those that only one view has: there they win over the others.
    static let ofViews = Dictionary(
        uniqueKeysWithValues: State.View.allCases.map { view in
            (view, table(Command.all.filter { $0.view == view }))
        })

    private static func table(_ commands: [Command]) -> [[Key]: Command.ID] {
        Dictionary(commands.flatMap { command in command.keys.map { ($0, command.id) } }) { first, _ in
            first
        }
    }

    /// What is typed before the last key of a command of several.
    static let prefixes = Set(
        commands.keys.flatMap { keys in (1..<max(1, keys.count)).map { Array(keys.prefix($0)) } })

    private static func action(for key: Key, over popup: Popup) -> Action? {
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
        if case .themes = popup {
            switch key.typed {
            case "j": return .move(1)
            case "k": return .move(-1)
            case "q", "t": return .dismiss
            default: return nil
            }
        }
        return key.typed.map { .type(String($0)) }
    }
}
