import Canvas
import GenomeData

/// What is measured along the locus, what it contributes, and the states that it tells.
extension LocusFigure {
    mutating func drawTrack(_ index: Int, _ scale: Scale) {
        let signal = state.catalog.signals[index]
        let isOn = state.isOn(index)
        let ink: Ink =
            isOn
            ? .track(Role(state.catalog.role(ofSignal: index)), or: Role("series.\(index % 6 + 1)"))
            : .role(.signalOff)
        let off = isOn ? "" : ", \(state.standIn == .zero ? "off" : state.standIn.word) for the model"
        let taken =
            state.question?.transplant != nil && state.isTaken(index) && isOn
            ? "; \(state.conditionNames.other)'s for the model" : ""
        let unit = unitText(of: index) + off + taken
        let (plot, theirs) = trackPlots(of: index, up: scale, least: nameHeight(signal.name, unit))
        drawName(signal.name, unit, ink, in: plot)
        let name = state.otherSignals == nil ? signal.name : "\(signal.name) of \(state.conditionNames.own)"
        drawLane(index, of: state, as: name, ink, in: plot)
        if let theirs { drawLaneOfOther(index, in: theirs) }
        y = (theirs ?? plot).bottom + Self.gap
    }

    /// A signal's columns, or why there are none: the mean as an area and the largest value fainter, or as a line over another
    /// area.
    mutating func drawLane(
        _ index: Int, of shown: ExplorerState, as name: String, _ ink: Ink, isLine: Bool = false,
        in plot: PlotArea
    ) {
        let unit = shown.catalog.signals[index].unit
        let place = shown.isOtherCondition ? state.otherPlace : OtherPlace(shown.locus)
        guard let place else {
            return figure.text(
                "\(name): no such place", x: plot.x + 4, y: plot.y + (isLine ? 8 : 16), .role(.nodata))
        }
        let lane = shown.tracks.flatMap { $0.lanes.indices.contains(index) ? $0.lanes[index] : nil }
        let known = shown.laneNote(index)
        guard let tracks = shown.tracks, let lane, known == nil else {
            let note = known ?? "not read"
            let words = isLine ? "\(name): \(note)" : note
            figure.text(words, x: plot.x + 4, y: plot.y + (isLine ? 8 : 16), .role(.nodata))
            return
        }
        let places = place.arranged(tracks.columns(showing: place.locus, count: columns))
        let step = plot.width / Double(columns)
        let base = plot.clampedPlace(up: max(0, plot.up.low))
        func heights(_ values: [Double?]) -> [Double] {
            Lane.picked(values, at: places).map { $0.map { plot.clampedPlace(up: $0) } ?? .nan }
        }
        let mean = heights(lane.mean)
        if isLine {
            let points = mean.enumerated().flatMap { column, height in
                [0.0, 1].map { (x: plot.x + (Double(column) + $0) * step, y: height) }
            }
            figure.group("\(name), mean per column, \(unit)") { $0.line(points, ink, width: 0.9) }
            return
        }
        let high = FigurePath.steps(heights(lane.high), x: plot.x, step: step, base: base)
        let area = FigurePath.steps(mean, x: plot.x, step: step, base: base)
        figure.group("\(name), largest per column, \(unit)") { $0.fill(high, ink, opacity: 0.35) }
        figure.group("\(name), mean per column, \(unit)") { $0.fill(area, ink) }
        figure.leftAxis(plot, ticks: [plot.up.low, plot.up.high], label: "\(name), \(unit)")
    }

    mutating func drawRegions(_ index: Int) {
        let name = state.catalog.regionTracks[index]
        let plot = row(height: 9)
        drawName(name, "", .role(.textMuted), in: plot)
        if let tracks = state.tracks, tracks.regions.indices.contains(index),
            tracks.query.locus.contig == state.locus.contig
        {
            let lane = tracks.regions[index]
            let top = lane.regions.map(\.value).filter { $0 > 0 }.max() ?? 1
            let path = lane.regions.map { region -> String in
                let share = region.value.isNaN ? 1 : Double(max(0.15, min(1, region.value / top)))
                let from = plot.x + plot.width * (across.clampedShare(of: Double(region.start)) ?? 0)
                let to = plot.x + plot.width * (across.clampedShare(of: Double(region.end)) ?? 0)
                return FigurePath.rect(
                    from, plot.bottom - plot.height * share, max(0.4, to - from), plot.height * share)
            }.joined()
            figure.group("regions: \(name)") { $0.fill(path, .role(.geneExon)) }
            if let note = lane.note { figure.text(note, x: plot.x + 4, y: plot.y + 8, .role(.nodata)) }
        }
        y += max(plot.height, nameHeight(name, "") - 2) + Self.gap
    }

    /// What bases and signals contribute, all on one scale, with what the sum leaves unexplained.
    mutating func drawAttributions() {
        guard let attribution = state.attribution, let window = state.window,
            state.currentGene?.contig == state.locus.contig
        else { return }
        let own = state.other == nil ? "" : state.conditionNames.own + ": "
        let summary = AttributionSummary(attribution, state)
        let input = state.inputWords().map { " · " + $0 }.joined()
        let warning = attribution.warning.map { attribution.method.title + " " + $0 }
        y += 6
        for (text, role) in [
            (own + summary.figures[0] + input, Role.textMuted), (summary.baseline[0], .warning),
            (warning ?? "", .warning),
        ] {
            let width = Self.width - Self.gutter - Self.margin
            figure.paragraph(text, x: Self.gutter, y: &y, width: width, .role(role), size: Figure.smallSize)
        }
        y -= 4
        let places = AttributionRows.Columns(
            state.columnMap(columns: columns), window: window, isSummed: attribution.residual != nil)
        let bands = AttributionRows.bands(attribution, state, 1 + state.modelSignals).map { name, values in
            (name, places.pick(values))
        }
        let reach = bands.flatMap(\.1).reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
        let scale = Scale(reach > 0 ? -reach : -1, reach > 0 ? reach : 1)
        for (index, (name, values)) in bands.enumerated() {
            drawBand(name, values, scale, hasNumbers: index == 0)
        }
    }

    private mutating func drawBand(_ name: String, _ values: [Double], _ scale: Scale, hasNumbers: Bool) {
        let plot = row(height: max(22, nameHeight(name, "contribution")), up: scale)
        drawName(name, "contribution", .role(.legend), in: plot)
        let (zero, step) = (plot.place(up: 0), plot.width / Double(columns))
        func path(_ isShown: (Double) -> Bool) -> String {
            FigurePath.steps(
                values.map { isShown($0) ? plot.clampedPlace(up: $0) : .nan }, x: plot.x, step: step,
                base: zero)
        }
        let (raising, lowering) = (path { $0 > 0 }, path { $0 < 0 })
        figure.group("\(name): raises the prediction") { $0.fill(raising, .role(.positive)) }
        figure.group("\(name): lowers the prediction") { $0.fill(lowering, .role(.negative)) }
        figure.line([(plot.x, zero), (plot.right, zero)], .role(.baseline), width: 0.4)
        figure.leftAxis(
            plot, ticks: hasNumbers ? [scale.low, 0, scale.high] : [],
            label: "\(name), contribution to the prediction")
        y += plot.height + Self.gap / 2
    }

    /// The states along the locus, of two conditions one above the other.
    mutating func drawStates() {
        for side in RibbonSide.all(state) { drawStates(side) }
    }

    private mutating func drawStates(_ side: RibbonSide) {
        let pieces = side.pieces(over: state.locus)
        let absence = side.absence(width: .max)?.first
        guard !pieces.isEmpty || absence != nil && side.state.isOtherCondition else { return }
        let whose = side.name.map { "of " + $0 } ?? ""
        let plot = row(height: max(9, nameHeight("state", whose) - 4))
        drawName("state", whose, .role(.textMuted), in: plot)
        let scale = across
        let group = "background states along the genome" + (whose.isEmpty ? "" : " " + whose)
        figure.group(group) { figure in
            if pieces.isEmpty, let absence {
                figure.text(absence, x: plot.x + 4, y: plot.y + 7, .role(.nodata))
            }
            for piece in pieces {
                let from =
                    plot.x + plot.width * (scale.clampedShare(of: Double(piece.range.lowerBound)) ?? 0)
                let to = plot.x + plot.width * (scale.clampedShare(of: Double(piece.range.upperBound)) ?? 0)
                figure.crisp(FigurePath.rect(from, plot.y, to - from, plot.height), side.ink(piece.state))
                let name = side.title(piece.state)
                guard Figure.width(of: name, size: 6.5) + 4 < to - from else { continue }
                figure.text(
                    name, x: (from + to) / 2, y: plot.y + plot.height / 2 + 2.3, .ground, size: 6.5,
                    align: .centre)
            }
        }
        y += plot.height + Self.gap
    }
}
