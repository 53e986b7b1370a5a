import Canvas

/// The points of one panel of the fit view: a click chooses the panel and the gene nearest to the pointer.
struct FitPartTarget: Target, Equatable {
    let part: Int

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        state.pressPoint(mouse, part: part, rect)
        return []
    }
}
