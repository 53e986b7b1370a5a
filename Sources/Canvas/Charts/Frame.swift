/// A panel's frame with titles in its top line.
///
/// A heavy line, besides its colour, shows the focus.
public struct Frame: Drawing, Sendable, Equatable {
    /// Pieces of text at the left of the top line.
    public var title: [Span]
    /// Pieces of text at its right; they give way to `title`.
    public var detail: [Span]
    /// Whether what is typed goes here.
    public var hasFocus: Bool
    /// The frame's role without the focus.
    public var role: Role = .border

    /// A frame.
    public init(_ title: [Span] = [], detail: [Span] = [], hasFocus: Bool = false) {
        self.title = title
        self.detail = detail
        self.hasFocus = hasFocus
    }

    /// A frame with a title in the role `title`.
    public init(_ title: String, detail: String = "", hasFocus: Bool = false) {
        self.init(
            title.isEmpty ? [] : [Span(title, .title)],
            detail: detail.isEmpty ? [] : [Span(detail, .titleDetail)], hasFocus: hasFocus)
    }

    /// What is inside the frame of a rectangle.
    public static func inside(_ rect: Rect) -> Rect { rect.inset(1) }

    /// Draws the frame; the inside stays as it is.
    public func paint(in rect: Rect, on grid: inout Grid, with look: Look) {
        guard rect.height > 0, rect.width > 0 else { return }
        let box = look.glyphs.box
        let style = look.style(hasFocus ? .borderFocus : role)
        let horizontal = hasFocus ? box.heavyHorizontal : box.horizontal
        let vertical = hasFocus ? box.heavyVertical : box.vertical
        let (last, bottom) = (rect.right - 1, rect.bottom - 1)
        grid.fill(
            Rect(row: bottom, column: rect.column, height: 1, width: rect.width), horizontal, style: style)
        grid.fill(
            Rect(row: rect.row, column: rect.column, height: 1, width: rect.width), horizontal, style: style)
        grid.fill(
            Rect(row: rect.row, column: rect.column, height: rect.height, width: 1), vertical, style: style)
        grid.fill(Rect(row: rect.row, column: last, height: rect.height, width: 1), vertical, style: style)
        grid.put(
            hasFocus ? box.heavyBottomLeft : box.bottomLeft, row: bottom, column: rect.column, style: style)
        grid.put(hasFocus ? box.heavyBottomRight : box.bottomRight, row: bottom, column: last, style: style)
        grid.put(hasFocus ? box.heavyTopRight : box.topRight, row: rect.row, column: last, style: style)
        grid.put(hasFocus ? box.heavyTopLeft : box.topLeft, row: rect.row, column: rect.column, style: style)
        paintTitles(in: rect, on: &grid, with: look)
    }

    private func paintTitles(in rect: Rect, on grid: inout Grid, with look: Look) {
        let room = rect.inset(left: 2, right: 2).line(0)
        var end = room.column
        if !title.isEmpty, room.width > 2 {
            let shown = title.truncated(to: room.width - 2, ellipsis: look.glyphs.ellipsis)
            end = grid.write(
                [Span(" ")] + shown + [Span(" ")], row: room.row, column: room.column, with: look)
        }
        let width = detail.columnWidth + 2
        guard !detail.isEmpty, room.right - width > end else { return }
        grid.write([Span(" ")] + detail + [Span(" ")], row: room.row, column: room.right - width, with: look)
    }
}
