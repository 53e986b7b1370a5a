import Canvas

extension ExplorerState {
    /// The mouse on something that the panels drew.
    mutating func point(_ mouse: Mouse, _ target: (any Target)?, _ rect: Rect) -> [Effect] {
        switch mouse.action {
        case .press(.left):
            if awaitedNeeds != nil { return [] }
            message = nil
            return target?.press(mouse, rect, in: &self) ?? []
        case .wheelUp: return wheel(-1, mouse, target, rect)
        case .wheelDown: return wheel(1, mouse, target, rect)
        case .wheelLeft: if popup == nil { target?.wheelSideways(-1, in: &self) }
        case .wheelRight: if popup == nil { target?.wheelSideways(1, in: &self) }
        case .drag(.left): if popup == nil { target?.drag(mouse, rect, in: &self) }
        case .release: dragged = nil
        case .press, .drag: break
        }
        return []
    }

    private mutating func wheel(
        _ lines: Int, _ mouse: Mouse, _ target: (any Target)?, _ rect: Rect
    ) -> [Effect] {
        if let popup, popup.takesWheel { return popup.take(.move(lines), in: &self) }
        target?.wheel(lines, mouse, rect, in: &self)
        return []
    }
}
