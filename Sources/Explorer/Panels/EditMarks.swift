import Canvas
import PrismModel

/// The current gene's edits on tracks, and in the locus view: what shows there is the data set's, what the model sees is
/// not.
enum EditMarks {
    /// Whether the locus shows the contig that the edits are on.
    private static func isHere(_ state: ExplorerState) -> Bool {
        state.currentGene?.contig == state.locus.contig
    }

    /// Changed bases on the ruler.
    static func axis(_ state: ExplorerState) -> [Axis.Mark] {
        guard isHere(state), let window = state.window else { return [] }
        return state.currentEdits.compactMap { edit in
            guard case .base(let position, let code) = edit else { return nil }
            let own = state.referenceWindow.flatMap { window in
                window.bases.indices.contains(position) ? window.bases[position] : nil
            }
            let label = "\(ExplorerState.letter(own))>\(ExplorerState.letter(code))"
            return Axis.Mark(Double(window.lowerBound + position) + 0.5, label, role: .baseEdited)
        }
    }

    /// Changed bases over the letters.
    static func paintLetters(_ state: ExplorerState, _ map: ColumnMap, _ line: Rect, on grid: inout Grid) {
        guard isHere(state), let window = state.window else { return }
        for case .base(let position, let code) in state.currentEdits {
            guard let column = map.column(of: Double(window.lowerBound + position)) else { continue }
            let letter = ExplorerState.letter(code).unicodeScalars.first ?? "?"
            grid.put(
                letter, row: line.row, column: line.column + column, style: state.look.style(.baseEdited))
        }
    }

    /// Replaced stretches over a track's columns.
    static func paintTrack(_ state: ExplorerState, _ signal: Int, _ plot: Rect, on grid: inout Grid) {
        guard isHere(state), let window = state.window else { return }
        let map = state.columnMap(columns: plot.width)
        for case .signal(let input, let positions, let replacement) in state.currentEdits
        where state.inputs.indices.contains(input) && state.inputs[input] == signal {
            let start = Double(window.lowerBound + positions.lowerBound)
            guard let columns = map.columns(from: start, to: start + Double(positions.count)) else {
                continue
            }
            let part = Rect(
                row: plot.row, column: plot.column + columns.lowerBound, height: plot.height,
                width: columns.count)
            paintStretch(replacement, in: part, on: &grid, with: state.look)
        }
    }

    /// A replaced stretch of a track: what it became, or where that finds no room an arrow in every column.
    static func paintStretch(
        _ replacement: WindowEdit.Replacement, in part: Rect, on grid: inout Grid, with look: Look
    ) {
        let style = look.style(.baseEdited)
        grid.tint(part, style)
        let words = replacement == .mean ? "ALT mean" : "ALT 0"
        if words.count <= part.width {
            grid.write(words, row: part.row, column: part.column, style: style)
        } else {
            grid.fill(part.line(0), look.glyphs.signs.down, style: style)
        }
    }
}
