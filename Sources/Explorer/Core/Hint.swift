import Canvas

/// What the footer says of commands that belong together: their keys, and a word for all of them.
struct Hint: Sendable {
    /// The commands' names; a click runs the first.
    let commands: [String]
    let title: String

    init(_ commands: String..., title: String) {
        self.commands = commands
        self.title = title
    }

    init(_ commands: [String], title: String) {
        self.commands = commands
        self.title = title
    }
}

extension Hint {
    /// The keys by which the commands are reached in the view that is open; nil where one of them has none, as
    /// another command has taken them.
    func keys(in state: ExplorerState) -> String? {
        var keys: [String] = []
        for name in commands {
            guard let command = state.views.command(named: name),
                let sequence = command.keys.first(where: {
                    state.views.keyMap.command(for: $0, in: state)?.name == name
                })
            else { return nil }
            keys.append(sequence.map(\.description).joined(separator: " "))
        }
        if keys.count > 1, keys.allSatisfy(["Left", "Right", "Up", "Down"].contains) { return "arrows" }
        if keys.count > 2, let first = keys.first, let last = keys.last, keys.allSatisfy({ Int($0) != nil }) {
            return "\(first)-\(last)"
        }
        return keys.joined(separator: " ")
    }
}
