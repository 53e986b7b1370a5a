import Canvas

/// A track's label, by its signal: a click switches it, the wheel zooms the locus.
struct TrackTarget: Target, Equatable {
    let signal: Int

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        state.focus = min(max(signal, 0), max(0, state.catalog.signals.count - 1))
        if let obstacle = state.obstacle(toSwitching: signal) {
            state.message = Message(text: obstacle, kind: .warning)
        } else {
            state.toggle(signal)
        }
        return []
    }

    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        state.locus.zoom(by: lines < 0 ? 0.8 : 1.25)
    }
}
