import Canvas

/// The line below a heat map: its colours with the scale's ends, and what they mean.
enum ScaleLegend {
    /// Draws the scale in the first `columns` of a line, or leaves them free where there is none yet, and behind it the first
    /// of the words that fits whole.
    static func paint(
        _ scale: ColorScale?, columns: Int, _ choices: [String], in line: Rect, on grid: inout Grid,
        with look: Look
    ) {
        let width = min(columns, line.width)
        if let scale { grid.draw(scale, in: line.part(columns: 0, width), with: look) }
        let room = line.width - width - 1
        guard let words = choices.first(where: { $0.count <= room }) else { return }
        grid.write(words, row: line.row, column: line.column + width + 1, as: .textMuted, with: look)
    }
}
