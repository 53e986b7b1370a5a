import Canvas

extension Grid {
    /// Writes the first of some texts that fits on a line, or the last one cut; they say less and less.
    mutating func write(longestOf choices: [String], in line: Rect, as role: Role, with look: Look) {
        guard !line.isEmpty, let shortest = choices.last else { return }
        let shown =
            choices.first { $0.columnWidth <= line.width }
            ?? shortest.truncated(to: line.width, ellipsis: look.glyphs.ellipsis)
        write(shown, row: line.row, column: line.column, as: role, with: look)
    }
}
