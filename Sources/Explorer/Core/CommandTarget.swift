import Canvas

/// Where a click runs a command.
struct CommandTarget: Target, Equatable {
    let name: String

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] { state.run(name) }
}
