import Canvas
import Wording

/// The lower edge of the ablation view's panels: which features go with a signal, and how many rows found no line.
enum AblationEdge {
    /// `deed` is what becomes of signals, "off" or "taken".
    static func paint(
        _ state: ExplorerState, _ deed: String, lost: Int = 0, _ rect: Rect, on grid: inout Grid
    ) {
        let edge = Rect(row: rect.bottom - 1, column: rect.column, height: 1, width: rect.width)
            .inset(left: 2, right: 2)
        guard rect.height > 1, !edge.isEmpty else { return }
        let more = lost > 0 ? " " + lost.counted("row") + " more " : ""
        if more.columnWidth <= edge.width {
            grid.write(
                more, row: edge.row, column: edge.right - more.columnWidth, as: .textMuted, with: state.look)
        }
        let room = edge.width - more.columnWidth - 1
        let words = state.groups.alongWords(deed).map { " \($0) " }.first { $0.columnWidth <= room }
        grid.write(words ?? "", row: edge.row, column: edge.column, as: .titleDetail, with: state.look)
    }
}
