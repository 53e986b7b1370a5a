import Canvas
import GenomeData
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
        guard isHere(state) else { return [] }
        let moved = state.currentChanges.map { change in
            let label =
                change.removed.isEmpty
                ? "+\(change.inserted.count)"
                : change.inserted.isEmpty
                    ? "-\(change.removed.count)" : "\(change.removed.count)>\(change.inserted.count)"
            return Axis.Mark(Double(change.removed.lowerBound) + 0.5, label, role: .baseEdited)
        }
        return moved
            + state.currentEdits.compactMap { edit in
                guard case .base(let position, let code) = edit, let place = state.genomicPosition(position)
                else { return nil }
                let own = state.changedWindow.flatMap { window in
                    window.bases.indices.contains(position) ? window.bases[position] : nil
                }
                let label = "\(ExplorerState.letter(own))>\(ExplorerState.letter(code))"
                return Axis.Mark(Double(place) + 0.5, label, role: .baseEdited)
            }
    }

    /// Changed bases over the letters.
    static func paintLetters(_ state: ExplorerState, _ map: ColumnMap, _ line: Rect, on grid: inout Grid) {
        guard isHere(state) else { return }
        func put(_ letter: Unicode.Scalar, at place: Int) {
            guard let column = map.column(of: Double(place)) else { return }
            grid.put(
                letter, row: line.row, column: line.column + column, style: state.look.style(.baseEdited))
        }
        let shown = Range(from: state.locus.start, to: state.locus.end)
        for change in state.currentChanges {
            for place in change.removed.clamped(to: shown) {
                let offset = place - change.removed.lowerBound
                let code = change.inserted.indices.contains(offset) ? change.inserted[offset] : nil
                put(code.flatMap { ExplorerState.letter($0).unicodeScalars.first } ?? "-", at: place)
            }
        }
        for case .base(let position, let code) in state.currentEdits {
            guard let place = state.genomicPosition(position) else { continue }
            put(ExplorerState.letter(code).unicodeScalars.first ?? "?", at: place)
        }
    }

    /// Replaced stretches over a track's columns.
    static func paintTrack(_ state: ExplorerState, _ signal: Int, _ plot: Rect, on grid: inout Grid) {
        guard isHere(state) else { return }
        let map = state.columnMap(columns: plot.width)
        for case .signal(let input, let positions, let replacement) in state.currentEdits
        where state.inputs.indices.contains(input) && state.inputs[input] == signal {
            guard let start = state.genomicPosition(positions.lowerBound),
                let last = state.genomicPosition(positions.upperBound - 1),
                let columns = map.columns(from: Double(start), to: Double(last + 1))
            else { continue }
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
