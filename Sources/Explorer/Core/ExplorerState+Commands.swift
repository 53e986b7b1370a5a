import Canvas

extension ExplorerState {
    /// Does what a command says, or says why it cannot be done now.
    mutating func run(_ name: String) -> [Effect] {
        pending = []
        guard let command = views.command(named: name) else { return [] }
        return run(command)
    }

    /// Does what a command says, or says why it cannot be done now.
    mutating func run(_ command: Command) -> [Effect] {
        if let obstacle = command.obstacle(in: self) {
            message = Message(text: "\(command.title): \(obstacle)", kind: .warning)
            return []
        }
        return command.act(&self)
    }

    /// One step back out of what is open.
    mutating func goBack() {
        if views.view(view)?.goBack(&self) == true {
            return
        } else if view != views.first {
            view = views.first
        } else if !list.filter.isEmpty {
            list.filter = ""
            relist()
        } else if list.chosen != nil {
            list.chosen = nil
            relist()
        }
    }
}
