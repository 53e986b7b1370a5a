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

    /// Does what a command says, in the view that its keys belong to, which is opened first.
    mutating func reach(_ command: Command) -> [Effect] {
        guard let home = command.scope.view, home != view else { return run(command) }
        if let obstacle = obstacle(toReaching: command) {
            message = Message(text: "\(command.title): \(obstacle)", kind: .warning)
            return []
        }
        guard let opening = views.view(home)?.openingCommand else {
            view = home
            return run(command)
        }
        return run(opening) + run(command)
    }

    /// Why a command cannot be done even after going to the view that its keys belong to; nil if that can be tried.
    func obstacle(toReaching command: Command) -> String? {
        guard let home = command.scope.view, home != view else { return command.obstacle(in: self) }
        return views.view(home)?.openingCommand?.obstacle(in: self)
    }

    /// One step back out of what is open.
    mutating func goBack() {
        if views.view(view)?.goBack(&self) == true {
            return
        } else if asIf != nil {
            ask(asIf: nil)
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
