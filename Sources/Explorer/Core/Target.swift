import Canvas

/// What lies under a cell of the screen, and what the mouse does there.
public protocol Target: Sendable {
    /// A press of the left button at a cell of the target's rectangle.
    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect]
    /// The pointer with the left button held.
    func drag(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState)
    /// The wheel, by lines, down being positive.
    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState)
    /// The wheel sideways, right being positive.
    func wheelSideways(_ columns: Int, in state: inout ExplorerState)
}

extension Target {
    /// Nothing happens.
    public func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] { [] }
    /// Nothing happens.
    public func drag(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {}
    /// Nothing happens.
    public func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {}
    /// Nothing happens.
    public func wheelSideways(_ columns: Int, in state: inout ExplorerState) {}
}
