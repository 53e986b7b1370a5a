import Canvas

extension State {
    /// The mouse on the columns of the mutate view: a press puts the cursor, a drag selects.
    mutating func pointInMutate(_ mouse: Mouse, _ rect: Rect) {
        let positions = mutateMap.positions(min(max(mouse.column - rect.column, 0), max(0, rect.width - 1)))
        guard !positions.isEmpty else { return }
        switch mouse.action {
        case .press(.left):
            mutate.cursor = positions.lowerBound
            mutate.anchor = nil
        case .drag(.left):
            if mutate.anchor == nil { mutate.anchor = cursor }
            mutate.cursor = positions.upperBound - 1
        case .wheelUp: zoomMutate(closer: true)
        case .wheelDown: zoomMutate(closer: false)
        default: break
        }
    }
}
