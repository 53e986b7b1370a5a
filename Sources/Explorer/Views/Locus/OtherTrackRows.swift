import Canvas

/// Signals of the other condition: on the tracks of this condition's, over them or under them, and on tracks of their own.
enum OtherTrackRows {
    /// Where both conditions' columns of a track are drawn: one over the other, or the other below.
    struct Places {
        var own: Rect
        /// Empty where no other condition is open, or its signals are this one's.
        var other: Rect
        var isPair: Bool

        init(_ state: ExplorerState, _ plot: Rect) {
            isPair = state.otherSignals != nil && ConditionForm(state, rows: plot.height) == .apart
            let half = plot.height - plot.height / 2
            own = isPair ? plot.part(rows: 0, half) : plot
            other =
                state.otherSignals == nil ? .empty : isPair ? plot.part(rows: half, plot.height - half) : plot
        }
    }

    /// The other condition's columns of one of this condition's signals; says so where only one has it.
    static func paint(
        _ state: ExplorerState, _ index: Int, _ scale: Scale?, _ places: Places, on grid: inout Grid
    ) {
        guard let other = state.otherSignals, other.pairing.signals.indices.contains(index) else { return }
        guard let signal = other.pairing.signals[index] else {
            let names = state.conditionNames
            return places.isPair
                ? grid.explain("\(names.other) has no such signal", in: places.other, with: state.look)
                : tag("only \(names.own)", places.own, state.look, on: &grid)
        }
        let drawn = Drawn(
            signal: signal, role: Role(state.catalog.role(ofSignal: index)).companion,
            fallback: Role("series.\(index % 6 + 1)").companion, isArea: places.isPair)
        guard let difference = state.scaleDifference(of: index) else {
            return paint(state, drawn, scale, in: places.other, on: &grid)
        }
        // In another unit it has a scale of its own, which is said in its colour.
        let own = TrackRows.scale(ofOther: signal, state, columns: places.other.width)
        paint(state, drawn, own, in: places.other, on: &grid)
        guard let own else { return }
        let theirs =
            "\(state.conditionNames.other) \(TrackRows.scaleText(own, width: 12)) \(difference.b)"
        // A track of one row has no label that says this condition's.
        let both = "\(difference.a); \(theirs)"
        let isLabelled = places.isPair || places.own.height > 1 || both.columnWidth > places.other.width - 2
        tag(
            isLabelled ? theirs : both, places.other, state.look, as: drawn.role, or: drawn.fallback,
            on: &grid)
    }

    /// One of the other condition's signals, and how it is drawn.
    private struct Drawn {
        var signal: Int
        var role: Role
        var fallback: Role
        /// An area, or a line over one.
        var isArea: Bool
    }

    /// A track of a signal that only the other condition has.
    static func paintTrack(
        _ state: ExplorerState, _ signal: Int, _ scale: Scale?, _ screen: Screen, in rect: Rect,
        on grid: inout Grid
    ) {
        guard let other = state.otherSignals, other.state.catalog.signals.indices.contains(signal) else {
            return
        }
        let look = state.look
        let theirs = other.state.catalog.signals[signal]
        let role = Role(other.state.catalog.role(ofSignal: signal)).companion
        let fallback = Role("series.\(signal % 6 + 1)").companion
        let label = rect.part(columns: 0, screen.gutter)
        grid.write(
            theirs.name.truncated(to: max(0, label.width - 4), ellipsis: look.glyphs.ellipsis),
            row: label.row, column: label.column + 3, style: look.style(role, or: fallback))
        if rect.height > 1 {
            grid.write(
                theirs.unit.truncated(to: max(0, label.width - 4), ellipsis: look.glyphs.ellipsis),
                row: label.row + 1, column: label.column + 3, as: .textMuted, with: look)
        }
        let plot = rect.inset(left: screen.gutter, right: screen.scaleWidth)
        if let scale {
            grid.write(
                TrackRows.scaleText(scale, width: screen.scaleWidth - 1), row: rect.row,
                column: plot.right + 1, as: .axisLabel, with: look)
        }
        paint(
            state, Drawn(signal: signal, role: role, fallback: fallback, isArea: true), scale, in: plot,
            on: &grid)
        tag("only \(state.conditionNames.other)", plot, look, on: &grid)
    }

    private static func paint(
        _ state: ExplorerState, _ drawn: Drawn, _ scale: Scale?, in rect: Rect, on grid: inout Grid
    ) {
        guard let other = state.otherSignals?.state else { return }
        let (look, name) = (state.look, state.conditionNames.other)
        func say(_ words: String) {
            drawn.isArea
                ? grid.explain(words, in: rect, with: look) : tag(words, rect, look, on: &grid)
        }
        guard let place = state.otherPlace else { return say("\(name) has no such place") }
        guard let tracks = other.tracks, tracks.lanes.indices.contains(drawn.signal) else {
            return tag("\(name): being read", rect, look, on: &grid)
        }
        let lane = tracks.lanes[drawn.signal]
        if let note = other.laneNote(drawn.signal) { return say("\(name): \(note)") }
        let places = place.arranged(tracks.columns(showing: place.locus, count: rect.width))
        func columns(_ values: [Double?]) -> [Double] {
            Lane.picked(values, at: places).map { $0 ?? .nan }
        }
        let scale = scale ?? Scale(0, 1)
        if drawn.isArea {
            let area = Sparkline(
                columns(lane.mean), high: columns(lane.high), scale: scale, role: drawn.role,
                fallback: drawn.fallback)
            grid.draw(area, in: rect, with: look)
        } else {
            grid.draw(
                Outline(columns(lane.mean), scale: scale, role: drawn.role, fallback: drawn.fallback),
                in: rect, with: look)
        }
    }

    /// Words at the right end of a track's first row.
    private static func tag(
        _ words: String, _ rect: Rect, _ look: Look, as role: Role = .nodata, or fallback: Role = .nodata,
        on grid: inout Grid
    ) {
        let text = words.truncated(to: max(0, rect.width - 2), ellipsis: look.glyphs.ellipsis)
        grid.write(
            " " + text, row: rect.row, column: max(rect.column, rect.right - text.columnWidth - 1),
            style: look.screen)
        grid.write(
            text, row: rect.row, column: max(rect.column, rect.right - text.columnWidth),
            style: look.style(role, or: fallback))
    }
}
