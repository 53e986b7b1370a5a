import Canvas

/// Where the parts of the mutate view are. Parts that do not fit are empty.
struct MutateLayout: Sendable, Equatable {
    var prediction = Rect.empty
    var ruler = Rect.empty
    var bases = Rect.empty
    var tracks = Rect.empty
    var heat = Rect.empty
    var bars = Rect.empty
    var progress = Rect.empty
    var readout = Rect.empty
    var edits = Rect.empty
    /// The columns that show the window, over all rows.
    var plot = Rect.empty

    private static let gutter = 10
    private static let scaleWidth = 8

    init(_ main: Rect, _ state: ExplorerState) {
        let inside = Frame.inside(main).inset(left: 1, right: 1)
        plot = inside.inset(left: Self.gutter, right: Self.scaleWidth)
        guard !plot.isEmpty else { return }
        let signals = state.modelSignals
        // Lines more say how a window is encoded whose bases move, and what a file says of the edits.
        let edits = MutatePanel.editLines(state, width: inside.width - Self.gutter).count
        let putsBases = state.currentEdits.contains { if case .base = $0 { true } else { false } }
        let hasBases = putsBases || !state.currentChanges.isEmpty
        // Where bases move a mark stands below the numbers, which would not be read through it.
        let ruler = state.currentChanges.isEmpty ? 1 : 2
        // What matters most comes first; what does not fit is passed over.
        let wishes: [(part: WritableKeyPath<MutateLayout, Rect>, rows: Int)] = [
            (\.prediction, 1), (\.bases, 1), (\.heat, 4), (\.readout, 1), (\.edits, 1), (\.progress, 1),
            (\.prediction, state.other == nil ? 0 : 1),
            (\.bases, hasBases && state.mutate.step == 1 ? 1 : 0), (\.tracks, signals), (\.ruler, ruler),
            (\.ruler, 2 - ruler), (\.prediction, inside.width < (edits > 0 ? 100 : 76) ? 1 : 0), (\.bars, 2),
            (\.edits, min(max(0, edits - 1), 3)), (\.heat, 4), (\.tracks, signals), (\.bars, 1),
            (\.edits, min(max(0, edits - 4), 4)), (\.heat, 4), (\.tracks, signals), (\.bars, 2),
        ]
        var heights: [WritableKeyPath<MutateLayout, Rect>: Int] = [:]
        var left = inside.height
        for wish in wishes where wish.rows <= left {
            heights[wish.part, default: 0] += wish.rows
            left -= wish.rows
        }
        var top = 0
        let order: [WritableKeyPath<MutateLayout, Rect>] = [
            \.prediction, \.ruler, \.bases, \.tracks, \.heat, \.bars, \.readout, \.progress, \.edits,
        ]
        for part in order {
            let height = heights[part] ?? 0
            self[keyPath: part] = inside.part(rows: top, height)
            top += height
        }
    }

    /// The part of a row of parts that shows the window.
    func columns(of rect: Rect) -> Rect {
        rect.isEmpty
            ? .empty : Rect(row: rect.row, column: plot.column, height: rect.height, width: plot.width)
    }
}
