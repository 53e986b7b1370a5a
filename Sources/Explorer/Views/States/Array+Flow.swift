import Canvas

extension [[Span]] {
    /// These pieces one after the other behind a head, on as many lines as they take: none is cut unless it alone is too
    /// wide.
    func flowing(behind head: Span, width: Int) -> [[Span]] {
        var lines = [[head]]
        for piece in self {
            let last = lines[lines.count - 1]
            if last.columnWidth + piece.columnWidth > width, last.columnWidth > (lines.count > 1 ? 2 : 0) {
                lines.append([Span("  ")] + piece)
            } else {
                lines[lines.count - 1] += piece
            }
        }
        return lines
    }
}
