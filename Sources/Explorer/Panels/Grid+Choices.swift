import Canvas

extension Grid {
    /// Writes the first of some texts that fits on a line, or the last one cut; they say less and less.
    mutating func write(longestOf choices: [String], in line: Rect, as role: Role, with look: Look) {
        write(longestOf: choices.map { [Span($0, role)] }, in: line, with: look)
    }

    /// The same of texts in several roles.
    mutating func write(longestOf choices: [[Span]], in line: Rect, with look: Look) {
        guard !line.isEmpty, let shown = choices.fitting(line.width) else { return }
        write(
            shown.truncated(to: line.width, ellipsis: look.glyphs.ellipsis), row: line.row,
            column: line.column, with: look)
    }
}

extension [String] {
    /// The first that takes no more columns than there are, or else the last; nil of none.
    func fitting(_ width: Int) -> String? { first { $0.columnWidth <= width } ?? last }
}

extension [[Span]] {
    /// The first that takes no more columns than there are, or else the last; nil of none.
    func fitting(_ width: Int) -> [Span]? { first { $0.columnWidth <= width } ?? last }
}
