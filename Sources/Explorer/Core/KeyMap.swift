import Canvas

/// From keys to commands: those of the view that is open win over those of every view, and those of the mode that it is
/// in over both.
struct KeyMap: Sendable {
    /// Commands by what is typed, where it means them.
    private let tables: [CommandScope: [[Key]: Command]]
    /// What is typed before the last key of a command of several.
    private let prefixes: Set<[Key]>

    init(_ commands: [Command]) {
        tables = Dictionary(grouping: commands, by: \.scope).mapValues { commands in
            Dictionary(commands.flatMap { command in command.keys.map { ($0, command) } }) { first, _ in first
            }
        }
        prefixes = Set(
            commands.flatMap(\.keys).flatMap { keys in
                (1..<max(1, keys.count)).map { Array(keys.prefix($0)) }
            })
    }

    /// What keys mean in the view that is open.
    func command(for keys: [Key], in state: ExplorerState) -> Command? {
        if let mode = state.mode, let own = tables[CommandScope(view: state.view, mode: mode)]?[keys] {
            return own
        }
        return tables[CommandScope(view: state.view)]?[keys] ?? tables[CommandScope()]?[keys]
    }

    /// What a key does now; nil if nothing.
    func action(for key: Key, in state: ExplorerState) -> Action? {
        if let popup = state.popup { return popup.action(for: key) }
        if let waiting = command(for: state.pending, in: state), waiting.actOnLetter != nil {
            guard let letter = key.typed, letter != " " else { return .forgetPending }
            return .letter(waiting.name, letter)
        }
        let keys = state.pending + [key]
        if let command = command(for: keys, in: state) {
            // The letter is still to come, and is no command of its own even where nothing comes of it.
            return command.actOnLetter != nil ? .pend(key) : .run(command.name)
        }
        if prefixes.contains(keys) { return .pend(key) }
        return state.pending.isEmpty ? nil : .forgetPending
    }
}
