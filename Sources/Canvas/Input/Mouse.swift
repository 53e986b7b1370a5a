/// Something done with the mouse, at a cell of the grid.
public struct Mouse: Sendable, Hashable {
    /// What was done.
    public enum Action: Sendable, Hashable {
        /// A button went down.
        case press(Button)
        /// The pointer moved while a button was down.
        case drag(Button)
        /// A button went up.
        case release(Button)
        /// The wheel turned away from the user.
        case wheelUp
        /// The wheel turned towards the user.
        case wheelDown
        /// The wheel was tilted left.
        case wheelLeft
        /// The wheel was tilted right.
        case wheelRight
    }

    /// Which button.
    public enum Button: Sendable, Hashable {
        /// The usual one.
        case left
        /// The wheel, pressed.
        case middle
        /// The other one.
        case right
    }

    /// What was done.
    public var action: Action
    /// The row of the cell, from 0.
    public var row: Int
    /// The column of the cell, from 0.
    public var column: Int
    /// Keys held meanwhile.
    public var modifiers: Key.Modifiers

    /// Something done at a cell.
    public init(_ action: Action, row: Int, column: Int, modifiers: Key.Modifiers = []) {
        self.action = action
        self.row = row
        self.column = column
        self.modifiers = modifiers
    }
}

extension Mouse: CustomStringConvertible {
    /// What was done and where, with what was held: "press left 4,9", "Ctrl-wheel up 0,0".
    public var description: String {
        let name =
            switch action {
            case .press(let button): "press \(button)"
            case .drag(let button): "drag \(button)"
            case .release(let button): "release \(button)"
            case .wheelUp: "wheel up"
            case .wheelDown: "wheel down"
            case .wheelLeft: "wheel left"
            case .wheelRight: "wheel right"
            }
        return modifiers.prefix + "\(name) \(row),\(column)"
    }
}
