import Canvas

/// The other condition's signals over this one's or under them, in a second colour of the same family, on the same scale
/// where both are in one unit.
extension LocusFigure {
    /// Whether each condition has half of a track.
    private var isPair: Bool { state.locusView.pairsConditions }

    /// What lies between the halves of a track: the numbers at the end of one scale and at the beginning of the other stand apart.
    private static var pairGap: Double { Figure.smallSize + 2 }

    /// Where a track is drawn of this condition, and where of the other, in another unit on a scale of its own; nil while none
    /// is open. Both together are at least so high.
    func trackPlots(of index: Int, up scale: Scale, least: Double) -> (own: PlotArea, other: PlotArea?) {
        let isPaired = state.otherSignals != nil && isPair
        let plot = row(height: max(30, isPaired ? (least - Self.pairGap) / 2 : least), up: scale)
        guard let other = state.otherSignals else { return (plot, nil) }
        let signal = state.scaleDifference(of: index).flatMap { _ in other.pairing.theirSignal(index) }
        let theirs = signal.flatMap { TrackRows.scale(ofOther: $0, state, columns: columns) } ?? plot.up
        return (
            plot,
            PlotArea(
                x: plot.x, y: isPair ? plot.bottom + Self.pairGap : plot.y, width: plot.width,
                height: plot.height,
                across: plot.across, up: theirs)
        )
    }

    /// The unit of a signal; of two conditions that do not share one, both.
    func unitText(of index: Int) -> String {
        let difference = state.scaleDifference(of: index)
        return difference.map { "\($0.a); \(state.conditionNames.other): \($0.b)" }
            ?? state.catalog.signals[index].unit
    }

    /// The other condition's columns of one of this condition's signals; says so where only one has it.
    mutating func drawLaneOfOther(_ index: Int, in plot: PlotArea) {
        guard let other = state.otherSignals else { return }
        let names = state.conditionNames
        guard let signal = other.pairing.theirSignal(index) else {
            let words = isPair ? "\(names.other) has no such signal" : "only \(names.own)"
            figure.text(
                words, x: plot.right, y: plot.y + 6, .role(.nodata), size: Figure.smallSize, align: .right)
            return
        }
        let ink = Ink.track(
            Role(state.catalog.role(ofSignal: index)).companion,
            or: Role("series.\(index % 6 + 1)").companion)
        let name = "\(state.catalog.signals[index].name) of \(names.other)"
        drawLane(signal, of: other.state, as: name, ink, isLine: !isPair, in: plot)
        guard !isPair, let difference = state.scaleDifference(of: index) else { return }
        let (low, high) = (NumberText.compact(plot.up.low), NumberText.compact(plot.up.high))
        figure.text(
            "\(names.other): \(low)-\(high) \(difference.b)", x: plot.right, y: plot.y + 6, ink,
            size: Figure.smallSize, align: .right)
    }

    /// The signals that only the other condition has, each on a track and a scale of its own.
    mutating func drawTracksOfOtherAlone() {
        guard let other = state.otherSignals else { return }
        let names = state.conditionNames
        for signal in state.tracksOfOtherAlone where other.state.catalog.signals.indices.contains(signal) {
            let scale = TrackRows.scale(ofOther: signal, state, columns: columns) ?? Scale(0, 1)
            let theirs = other.state.catalog.signals[signal]
            let plot = row(height: max(30, nameHeight(theirs.name, theirs.unit)), up: scale)
            let ink = Ink.track(
                Role(other.state.catalog.role(ofSignal: signal)).companion,
                or: Role("series.\(signal % 6 + 1)").companion)
            drawName(theirs.name, theirs.unit, ink, in: plot)
            drawLane(signal, of: other.state, as: "\(theirs.name) of \(names.other)", ink, in: plot)
            figure.text(
                "only \(names.other)", x: plot.right, y: plot.y + 6, .role(.nodata), size: Figure.smallSize,
                align: .right)
            y = plot.bottom + Self.gap
        }
    }

    /// Which of two conditions is drawn how; nothing while one is open.
    mutating func drawLegend() {
        guard state.otherSignals != nil else { return }
        let names = state.conditionNames
        let (x, top) = (Self.margin, y + 2)
        let words = isPair ? (" above", " below") : (" filled", " line")
        let second = x + 18 + Figure.width(of: names.own + words.0) + 14
        let companion = Ink.track(Role.signal.companion, or: Role("series.1").companion)
        let isLine = !isPair
        figure.group("legend: \(names.own)\(words.0), \(names.other)\(words.1)") { figure in
            figure.rect(
                x: x, y: top - 6, width: 12, height: 6, .track(.signal, or: Role("series.1")))
            figure.text(names.own + words.0, x: x + 16, y: top, .role(.legend))
            if isLine {
                figure.line([(second, top - 3), (second + 12, top - 3)], companion, width: 1.2)
            } else {
                figure.rect(x: second, y: top - 6, width: 12, height: 6, companion)
            }
            figure.text(names.other + words.1, x: second + 16, y: top, .role(.legend))
        }
        y += 11
    }
}
