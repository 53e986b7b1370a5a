import Canvas

/// Typing a track's vertical range; an empty line lets the track follow its data again.
struct TrackRangePopup: Popup {
    let takesWheel = false
    /// The signal that the track shows.
    let signal: Int
    var text: String

    private static let longest = 60

    init(signal: Int, text: String) {
        self.signal = signal
        self.text = text
    }

    /// For the focused track, with the range that it has now.
    init(_ state: ExplorerState) {
        let scales = TrackRows.scales(state, columns: Screen(state).plotColumns)
        let scale = scales.indices.contains(state.focus) ? scales[state.focus] : nil
        let text = scale.map { "\(Float($0.low)) \(Float($0.high))" }
        self.init(signal: state.focus, text: text ?? "")
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        var typed = self
        switch action {
        case .type(let more): typed.text = String((text + TypedLine.plain(more)).prefix(Self.longest))
        case .erase: if !text.isEmpty { typed.text.removeLast() }
        case .eraseAll: typed.text = ""
        case .accept:
            accept(&state)
            return []
        case .dismiss:
            state.popup = nil
            return []
        default: return []
        }
        state.popup = typed
        return []
    }

    private func accept(_ state: inout ExplorerState) {
        guard state.catalog.signals.indices.contains(signal) else { return state.popup = nil }
        let name = state.catalog.signals[signal].name
        if text.allSatisfy(\.isWhitespace) {
            state.tracksWanted.ranges[name] = nil
        } else if let range = Self.range(text) {
            state.tracksWanted.ranges[name] = range
        } else {
            state.message = Message(
                text: "expected the lowest value and the highest, such as 0 20; nothing: as the data are",
                kind: .warning)
            return
        }
        state.popup = nil
    }

    /// "0 20", or "20" for the range from 0.
    private static func range(_ text: String) -> TrackArrangement.FixedRange? {
        let words = text.split(whereSeparator: \.isWhitespace)
        let numbers = words.compactMap { Double($0) }
        guard numbers.count == words.count, let last = numbers.last, numbers.count <= 2 else { return nil }
        return TrackArrangement.FixedRange(low: numbers.count == 2 ? numbers[0] : 0, high: last)
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard state.catalog.signals.indices.contains(signal) else { return hits }
        let look = state.look
        let track = state.catalog.signals[signal]
        let rect = PopupPanel.window(
            state, "Range of \(track.name)", "Enter keeps, Esc leaves", height: 4,
            width: min(grid.columns - 2, 64), on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        grid.write(
            TypedLine.spans("> ", text, width: inside.width, look), row: inside.row, column: inside.column,
            with: look)
        let words = "lowest and highest, in \(track.unit); nothing: as the data are"
        grid.write(
            words.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis), row: inside.row + 1,
            column: inside.column, as: .textMuted, with: look)
        return hits
    }
}
