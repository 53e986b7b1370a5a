/// A turning sign: something is being computed.
public struct Spinner: Drawing, Sendable, Equatable {
    /// The frame to show, counted up by whoever keeps time; any integer.
    public var frame: Int

    /// A frame of it.
    public init(frame: Int) { self.frame = frame }

    /// Draws in the first cell.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        let frames = look.glyphs.spinner
        let index = ((frame % frames.count) + frames.count) % frames.count
        grid.put(frames[index], row: rect.row, column: rect.column, style: look.style(.spinner))
    }
}
