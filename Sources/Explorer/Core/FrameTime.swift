/// How long a frame took, in milliseconds.
public struct FrameTime: Sendable, Equatable {
    var render: Double
    var present: Double
    var total: Double { render + present }

    /// A frame's times.
    ///
    /// - Parameters:
    ///   - render: from the state to cells.
    ///   - present: from cells to the terminal.
    public init(render: Double, present: Double) {
        self.render = render
        self.present = present
    }
}
