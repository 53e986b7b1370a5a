import Canvas

extension Grid {
    /// Writes the keys that belong to a panel in its lower edge, as many as there is room for.
    mutating func write(_ hints: [Hint], inEdgeOf rect: Rect, _ state: ExplorerState) {
        var column = rect.column + 2
        for hint in hints {
            guard let keys = hint.keys(in: state) else { continue }
            let spans = [Span(" " + keys, .key), Span(" " + hint.title + " ", .titleDetail)]
            guard column + spans.columnWidth <= rect.right - 2 else { return }
            column = write(spans, row: rect.bottom - 1, column: column, with: state.look)
        }
    }
}
