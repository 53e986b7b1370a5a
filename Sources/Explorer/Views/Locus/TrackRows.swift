import Canvas

/// The signals, one band each: its name and switch, its columns, its scale.
enum TrackRows {
    /// The vertical scale of each track, of what shows; nil where nothing does.
    static func scales(_ state: ExplorerState, columns: Int) -> [Scale?] {
        let fixed = state.trackNames.map { state.tracksWanted.ranges[$0] }
        let tops: [Double?] = fixed.indices.map { index in
            let own = top(of: index, state, columns: columns)
            // Two conditions share their scales in the same unit.
            let other = state.other.flatMap { other in
                state.scaleDifference(of: index) != nil
                    ? nil
                    : other.pairing.signals[index].flatMap { top(of: $0, other.state, columns: columns) }
            }
            return [own, other].compactMap(\.self).max()
        }
        // What does not follow its data does not stretch the others either.
        let shared = tops.indices.filter { fixed[$0] == nil && !state.isHidden($0) }.compactMap { tops[$0] }
            .max()
        return zip(tops, fixed).map { own, fixed in
            if let fixed { return Scale(fixed.low, fixed.high) }
            guard let own else { return nil }
            let top = state.locusView.sharesScale ? shared ?? own : own
            return Scale(0, top > 0 ? top : 1)
        }
    }

    /// The scale of a signal of the other condition that does not stand on one of this condition's; nil where nothing shows.
    static func scale(ofOther signal: Int, _ state: ExplorerState, columns: Int) -> Scale? {
        guard let pairing = state.other?.pairing, let other = state.other?.state,
            other.catalog.signals.indices.contains(signal)
        else { return nil }
        // A range that is fixed for a signal of both is in this condition's unit.
        if pairing.onlyTheirs.contains(signal),
            let fixed = state.tracksWanted.ranges[other.catalog.signals[signal].name]
        {
            return Scale(fixed.low, fixed.high)
        }
        return top(of: signal, other, columns: columns).map { Scale(0, $0 > 0 ? $0 : 1) }
    }

    /// The largest value of a signal that shows of a condition, of both genes where two show; nil where nothing does.
    private static func top(of signal: Int, _ state: ExplorerState, columns: Int) -> Double? {
        let pair = state.pairPlace
        return [(state.locus, state.tracks), (pair?.locus ?? state.locus, pair?.tracks)]
            .compactMap { top(of: signal, $0.1, $0.0, columns: columns) }.max()
    }

    private static func top(of signal: Int, _ tracks: Tracks?, _ locus: Locus, columns: Int) -> Double? {
        guard let tracks, tracks.lanes.indices.contains(signal) else { return nil }
        let places = tracks.columns(showing: locus, count: columns)
        return Lane.picked(tracks.lanes[signal].high, at: places).compactMap(\.self).max()
    }

    static func paint(
        _ state: ExplorerState, _ index: Int, _ scale: Scale?, _ screen: Screen, in rect: Rect,
        on grid: inout Grid
    ) {
        let look = state.look
        let signal = state.catalog.signals[index]
        let isOn = state.isOn(index)
        paintLabel(state, index, signal, in: rect.part(columns: 0, screen.gutter), on: &grid)
        let plot = rect.inset(left: screen.gutter, right: screen.scaleWidth)
        let right = Rect(
            row: rect.row, column: plot.right + 1, height: rect.height, width: screen.scaleWidth - 1)
        let hasSwitch = state.input(index) != nil && state.model.facts != nil
        let mark = hasSwitch ? String(isOn ? look.glyphs.signs.on : look.glyphs.signs.off) : ""
        if let scale {
            let text = scaleText(scale, width: right.width - (rect.height > 1 ? 0 : 2))
            grid.write(text, row: right.row, column: right.column, as: .axisLabel, with: look)
        }
        let words = isOn ? ["on"] : state.standIn == .zero ? ["off"] : [state.standIn.word, "off"]
        let word =
            rect.height > 1 && hasSwitch
            ? words.map { mark + " " + $0 }.first { $0.columnWidth <= right.width } ?? mark : mark
        let isTaken = state.isTaken(index) && state.geneObstacle == nil
        let place = rect.height > 1 ? (right.row + 1, right.column) : (right.row, right.right - 2)
        if isOn, isTaken {
            // As clear as a switch: the sign, and where there is room, whose signal the model sees.
            let sign = String(look.glyphs.signs.diamond)
            let name = rect.height > 1 ? sign + " " + state.conditionNames.other : sign
            grid.write(
                name.truncated(to: right.right - place.1, ellipsis: look.glyphs.ellipsis), row: place.0,
                column: place.1, as: .alternative, with: look)
        } else {
            grid.write(word, row: place.0, column: place.1, as: isOn ? .toggleOn : .toggleOff, with: look)
        }
        let parts = OtherTrackRows.Places(state, plot)
        paintLane(state, index, scale, isOn: isOn, in: parts.own, on: &grid)
        OtherTrackRows.paint(state, index, scale, parts, on: &grid)
    }

    /// The signal's columns, or why there are none.
    private static func paintLane(
        _ state: ExplorerState, _ index: Int, _ scale: Scale?, isOn: Bool, in plot: Rect, on grid: inout Grid
    ) {
        let look = state.look
        guard let tracks = state.tracks, tracks.lanes.indices.contains(index) else {
            return grid.explain("being read", in: plot, with: look)
        }
        let lane = tracks.lanes[index]
        if let note = state.laneNote(index) {
            return grid.explain(note, in: plot, with: look)
        }
        let places = tracks.columns(showing: state.locus, count: plot.width)
        func column(_ values: [Double?]) -> [Double] { Lane.picked(values, at: places).map { $0 ?? .nan } }
        let role = Role(isOn ? state.catalog.role(ofSignal: index) : Role.signalOff.rawValue)
        let line = Sparkline(
            column(lane.mean), high: column(lane.high), scale: scale ?? Scale(0, 1), role: role,
            fallback: isOn ? Role("series.\(index % 6 + 1)") : .signalOff)
        grid.draw(line, in: plot, with: look)
        EditMarks.paintTrack(state, index, plot, on: &grid)
    }

    private static func paintLabel(
        _ state: ExplorerState, _ index: Int, _ signal: Catalog.Signal, in rect: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let isFocused = index == state.focus
        let number = index < 9 ? "\(index + 1) " : "  "
        if isFocused {
            grid.put(look.glyphs.signs.right, row: rect.row, column: rect.column, style: look.style(.key))
        }
        grid.write(number, row: rect.row, column: rect.column + 1, as: .key, with: look)
        let name = signal.name.truncated(to: max(0, rect.width - 4), ellipsis: look.glyphs.ellipsis)
        let style =
            state.isOn(index)
            ? look.style(Role(state.catalog.role(ofSignal: index)), or: Role("series.\(index % 6 + 1)"))
            : look.style(.signalOff)
        grid.write(
            name, row: rect.row, column: rect.column + 3, style: isFocused ? style.adding(.bold) : style)
        paintUnits(state, index, signal, in: rect.inset(top: 1, left: 3, right: 1), on: &grid)
    }

    /// The unit; of two conditions that do not share one, both.
    private static func paintUnits(
        _ state: ExplorerState, _ index: Int, _ signal: Catalog.Signal, in rect: Rect, on grid: inout Grid
    ) {
        guard !rect.isEmpty else { return }
        let look = state.look
        guard let difference = state.scaleDifference(of: index) else {
            // Long units stand on as many lines as there are; what is left is in the note of the focused track.
            for (offset, line) in signal.unit.wrapped(to: rect.width, lines: rect.height, look).enumerated() {
                grid.write(line, row: rect.row + offset, column: rect.column, as: .textMuted, with: look)
            }
            return
        }
        // On one line this condition's alone, where there is no room: the other's stands beside its range.
        let line = "\(difference.a) / \(difference.b)"
        let both =
            rect.height > 1
            ? [difference.a, difference.b] : [line.columnWidth <= rect.width ? line : difference.a]
        for (offset, words) in both.enumerated() {
            let companion = Role(state.catalog.role(ofSignal: index)).companion
            let style =
                offset == 0
                ? look.style(.textMuted)
                : look.style(companion, or: Role("series.\(index % 6 + 1)").companion)
            grid.write(
                words.truncated(to: rect.width, ellipsis: look.glyphs.ellipsis), row: rect.row + offset,
                column: rect.column, style: style)
        }
    }

    /// A scale's ends in one row, or its upper end where there is no room for both.
    static func scaleText(_ scale: Scale, width: Int) -> String {
        let (low, high) = (NumberText.compact(scale.low), NumberText.compact(scale.high))
        let words = scale.low < 0 ? ["\(low) to \(high)", "\(low)..\(high)"] : ["\(low)-\(high)"]
        return words.first { $0.columnWidth <= width } ?? high.truncated(to: width)
    }

    /// What is to be known of the focused track, on one line.
    ///
    /// What has no room is left out from its end, clause by clause.
    static func note(_ state: ExplorerState, width: Int) -> String {
        guard state.catalog.signals.indices.contains(state.focus) else { return "" }
        let signal = state.catalog.signals[state.focus]
        var text = "\(signal.name): \(signal.unit)"
        if signal.isContacts {
            let gene = state.currentGene?.symbol ?? "?"
            text += ", contact with the TSS of \(gene)"
        }
        var clauses = [text, "mean per column, largest fainter"]
        if let range = state.tracksWanted.ranges[signal.name] {
            clauses.insert("range fixed at \(Float(range.low)) to \(Float(range.high))", at: 1)
        }
        let name = state.conditionNames.other
        if let difference = state.scaleDifference(of: state.focus) {
            clauses.insert("\(name)'s: \(difference.b), on a scale of its own", at: 1)
        }
        if let obstacle = state.other == nil ? nil : state.onlyOneHas(state.focus) {
            clauses.insert(obstacle, at: 1)
        }
        // Whatever else there is no room for.
        if let words = state.otherPlaceWords { clauses.insert(words, at: 0) }
        if state.model.facts != nil {
            if state.input(state.focus) == nil {
                clauses.append("the model does not take it")
            } else if signal.inputUnit != signal.unit, !signal.isContacts {
                clauses.append("the model takes \(signal.inputUnit)")
            }
        }
        while clauses.count > 1, clauses.joined(separator: "; ").columnWidth > width { clauses.removeLast() }
        return clauses.joined(separator: "; ")
    }
}
