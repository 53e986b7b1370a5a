import Canvas

/// A background state of the current gene, where a click asks for the prediction as if the gene lay there, and again for
/// its own.
struct AsIfTarget: Target, Equatable {
    let state: Int

    func press(_ mouse: Mouse, _ rect: Rect, in explorer: inout ExplorerState) -> [Effect] {
        if let obstacle = explorer.asIfObstacle {
            explorer.message = Message(text: obstacle, kind: .warning)
        } else {
            explorer.ask(asIf: explorer.asIf == state ? nil : state)
        }
        return []
    }
}
