import Canvas

/// The head of a column of effects, by the signal's position among the model's: a click sorts the genes by it.
struct EffectTarget: Target, Equatable {
    let signal: Int

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        state.sort(by: .effect(signal))
        return []
    }
}
