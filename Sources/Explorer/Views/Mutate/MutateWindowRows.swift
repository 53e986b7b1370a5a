import Canvas
import PrismModel

/// The model's input in the mutate view: ruler, bases and signals, as they are and as they are edited.
enum MutateWindowRows {
    static func paint(
        _ state: ExplorerState, _ window: GeneWindow, _ columns: MutateColumns, _ layout: MutateLayout,
        on grid: inout Grid
    ) {
        paintRuler(state, columns, layout, on: &grid)
        paintBases(state, window, columns, layout, on: &grid)
        paintTracks(state, window, columns, layout, on: &grid)
        paintMarks(state, columns, layout, on: &grid)
    }

    /// The rows of each signal that the model takes.
    static func lines(_ state: ExplorerState, _ layout: MutateLayout) -> [Rect] {
        let signals = state.modelSignals
        guard signals > 0, layout.tracks.height >= signals else { return [] }
        let height = layout.tracks.height / signals
        return (0..<signals).map { layout.tracks.part(rows: $0 * height, height) }
    }

    private static func paintRuler(
        _ state: ExplorerState, _ columns: MutateColumns, _ layout: MutateLayout, on grid: inout Grid
    ) {
        guard !layout.ruler.isEmpty, let window = state.window else { return }
        let start = Double(window.lowerBound + columns.range.lowerBound)
        let map = ColumnMap(
            start: start, end: start + Double(columns.step * columns.count), columns: columns.count)
        // Where bases have moved, a position is labelled with the reference base that it is or stands for.
        var axis = Axis.positions(map) { [first = window.lowerBound, places = state.movedPlaces] in
            guard let places, let place = Int(exactly: $0.rounded()).map({ $0 - first }),
                places.indices.contains(place)
            else { return NumberText.grouped($0 + 1) }
            return NumberText.grouped(places[place] + 1)
        }
        axis.marks = [
            Axis.Mark(Double(window.lowerBound + state.catalog.window / 2) + 0.5, "TSS"),
            Axis.Mark(
                Double(window.lowerBound + state.cursor) + 0.5, "", role: .key, isCursor: true),
        ]
        grid.write(
            "position", row: layout.ruler.row, column: layout.ruler.column, as: .textMuted, with: state.look)
        grid.draw(axis, in: layout.columns(of: layout.ruler), with: state.look)
    }

    private static func paintBases(
        _ state: ExplorerState, _ window: GeneWindow, _ columns: MutateColumns, _ layout: MutateLayout,
        on grid: inout Grid
    ) {
        let rect = layout.bases
        guard !rect.isEmpty else { return }
        let look = state.look
        let edited = state.editedBases
        guard columns.step == 1 else {
            let text = "\(columns.step) b/col"
            grid.write(
                text.truncated(to: layout.plot.column - rect.column - 1), row: rect.row, column: rect.column,
                as: .textMuted, with: look)
            return
        }
        // With two rows the reference stands over what it became.
        let isDouble = rect.height > 1
        let isEdited = edited != window.bases
        let names = isDouble ? ["REF +", "ALT +"] : [isEdited ? "ALT +" : "bases +"]
        for (offset, name) in names.enumerated() {
            let row = rect.row + offset
            grid.write(name, row: row, column: rect.column, as: .textMuted, with: look)
            let letters = isDouble && offset == 0 ? window.bases : edited
            for position in columns.range where letters.indices.contains(position) {
                let code = letters[position]
                var style = look.style(ExplorerState.role(ofBase: code))
                if offset == names.count - 1, isOther(code, at: position, than: window, state) {
                    style = look.style(.baseEdited)
                }
                let scalar = ExplorerState.letter(code).unicodeScalars.first ?? "?"
                grid.put(
                    scalar, row: row, column: layout.plot.column + position - columns.range.lowerBound,
                    style: style)
            }
        }
    }

    /// Whether a base is not the reference's: another in its place, or one that was put in.
    private static func isOther(
        _ code: UInt8, at position: Int, than window: GeneWindow, _ state: ExplorerState
    ) -> Bool {
        guard let places = state.movedPlaces, let first = state.window?.lowerBound else {
            return window.bases.indices.contains(position) && code != window.bases[position]
        }
        guard places.indices.contains(position) else { return false }
        if position > 0, places[position] == places[position - 1] { return true }
        let own = places[position] - first
        return window.bases.indices.contains(own) && code != window.bases[own]
    }

    /// Each signal as the model takes it, of the other condition where it is taken from there: what edits leave, and fainter above it
    /// what they take or add.
    private static func paintTracks(
        _ state: ExplorerState, _ window: GeneWindow, _ columns: MutateColumns, _ layout: MutateLayout,
        on grid: inout Grid
    ) {
        let look = state.look
        let count = state.modelSignals
        // Until the window that is asked for is read nothing else stands in its place.
        let seen = state.inputTransplant == nil ? window : state.takenWindow
        let edited = state.editedWindow ?? seen
        for (input, line) in lines(state, layout).enumerated() {
            let signal = state.inputs[input]
            guard state.catalog.signals.indices.contains(signal) else { continue }
            let isOn = state.mask.isOn(input)
            let isFocused = signal == state.focus
            let role = Role(isOn ? state.catalog.role(ofSignal: signal) : Role.signalOff.rawValue)
            let fallback = isOn ? Role("series.\(signal % 6 + 1)") : .signalOff
            if isFocused {
                grid.put(look.glyphs.signs.right, row: line.row, column: line.column, style: look.style(.key))
            }
            let name = state.inputName(input).truncated(
                to: layout.plot.column - line.column - 2, ellipsis: look.glyphs.ellipsis)
            let style = look.style(role, or: fallback)
            grid.write(
                name, row: line.row, column: line.column + 1, style: isFocused ? style.adding(.bold) : style)
            if isOn, state.question?.transplant != nil, state.isTaken(signal) {
                grid.put(
                    look.glyphs.signs.diamond, row: line.row, column: layout.plot.column - 1,
                    style: look.style(.alternative))
            }
            guard let seen, let edited else { continue }
            let before = columns.means(seen, signal: input, of: count)
            let after = columns.means(edited, signal: input, of: count)
            let pairs = zip(before, after)
            let scale = Scale.fitting([0] + before + after)
            let chart = Sparkline(
                pairs.map { $0.isNaN ? .nan : min($0, $1) },
                high: pairs.map { $0.isNaN ? .nan : max($0, $1) },
                scale: scale, role: role, fallback: fallback)
            grid.draw(chart, in: layout.columns(of: line), with: look)
            let text = isOn ? "0-" + NumberText.compact(scale.high) : String(look.glyphs.signs.off) + " off"
            grid.write(
                text.truncated(to: 7), row: line.row, column: layout.plot.right + 1,
                as: isOn ? .axisLabel : .toggleOff, with: look)
        }
    }

    /// What is edited, what is selected, where the cursor is.
    private static func paintMarks(
        _ state: ExplorerState, _ columns: MutateColumns, _ layout: MutateLayout, on grid: inout Grid
    ) {
        let look = state.look
        func part(_ rect: Rect, _ range: Range<Int>) -> Rect {
            Rect(
                row: rect.row, column: layout.plot.column + range.lowerBound, height: rect.height,
                width: range.count)
        }
        let lines = lines(state, layout)
        for change in state.currentChanges {
            let position = state.movedPlaces?.firstIndex { $0 >= change.removed.lowerBound }
            guard let column = position.flatMap(columns.column(of:)) else { continue }
            grid.fill(
                part(layout.ruler.line(layout.ruler.height - 1), column..<(column + 1)),
                look.glyphs.signs.down, style: look.style(.baseEdited))
        }
        for edit in state.currentEdits {
            switch edit {
            case .base(let position, _):
                guard columns.step > 1, let column = columns.column(of: position) else { continue }
                grid.fill(
                    part(layout.bases.line(0), column..<(column + 1)), look.glyphs.signs.down,
                    style: look.style(.baseEdited))
            case .signal(let signal, let positions, let replacement):
                guard let range = columns.columns(of: positions), lines.indices.contains(signal) else {
                    continue
                }
                EditMarks.paintStretch(replacement, in: part(lines[signal], range), on: &grid, with: look)
            }
        }
        if let selection = state.selection, let range = columns.columns(of: selection) {
            for rect in [layout.bases] + lines {
                grid.tint(part(rect, range), look.style(.selectionInactive))
            }
        }
        if let column = columns.column(of: state.cursor) {
            for rect in [layout.bases] + lines {
                grid.tint(part(rect, column..<(column + 1)), look.style(.selection))
            }
        }
    }
}
