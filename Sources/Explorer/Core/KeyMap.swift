import Canvas

/// From keys to commands: those of the view that is open win over those of every view.
struct KeyMap: Sendable {
    /// What every view knows, by what is typed.
    private let shared: [[Key]: Command]
    private let own: [ViewID: [[Key]: Command]]
    /// What is typed before the last key of a command of several.
    private let prefixes: Set<[Key]>

    init(_ commands: [Command]) {
        func table(_ commands: [Command]) -> [[Key]: Command] {
            Dictionary(commands.flatMap { command in command.keys.map { ($0, command) } }) { first, _ in first
            }
        }
        shared = table(commands.filter { $0.view == nil })
        own = Dictionary(grouping: commands.filter { $0.view != nil }) { $0.view ?? ViewID("") }
            .mapValues(table)
        prefixes = Set(
            commands.flatMap(\.keys).flatMap { keys in
                (1..<max(1, keys.count)).map { Array(keys.prefix($0)) }
            })
    }

    /// What keys mean in a view.
    func command(for keys: [Key], in view: ViewID) -> Command? { own[view]?[keys] ?? shared[keys] }

    /// What a key does now; nil if nothing.
    func action(for key: Key, in state: ExplorerState) -> Action? {
        if let popup = state.popup { return popup.action(for: key) }
        if let waiting = command(for: state.pending, in: state.view), waiting.actOnLetter != nil {
            guard let letter = key.typed, letter != " " else { return .forgetPending }
            return .letter(waiting.name, letter)
        }
        let keys = state.pending + [key]
        if let command = command(for: keys, in: state.view) {
            // The letter is still to come.
            let waits = command.actOnLetter != nil && command.isAvailable(in: state)
            return waits ? .pend(key) : .run(command.name)
        }
        if prefixes.contains(keys) { return .pend(key) }
        return state.pending.isEmpty ? nil : .forgetPending
    }
}
