import Canvas

/// The name of a hidden track, by its signal: a click brings the track back.
struct HiddenTrackTarget: Target, Equatable {
    let signal: Int

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        if state.isHidden(signal) { state.toggleHidden(signal) }
        return []
    }
}
