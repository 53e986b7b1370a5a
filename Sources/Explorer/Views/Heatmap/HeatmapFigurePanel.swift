import Canvas

/// A panel of the heat map's figure: a signal of one condition, or what the other has more of it.
struct HeatmapFigurePanel {
    let title: String
    var unit: String
    /// Bases to each side of the TSS.
    let flank: Int
    let ink: Ink
    /// Nil where there is nothing to show, for what `absence` says.
    var rows: HeatRows?
    var absence = ""
    /// The mean over the genes that have data, part by part.
    var means: [Double] = []
    /// What the means are drawn over.
    var up = Scale(0, 1)
    var isDifference = false

    /// A signal's panels: of two conditions both, on the same scales, and the difference.
    static func panels(
        _ pair: ProfilePair, _ genes: [Int], _ state: ExplorerState, rows: Int
    ) -> [HeatmapFigurePanel] {
        let index = pair.own.query.signal
        guard state.catalog.signals.indices.contains(index) else { return [] }
        let signal = state.catalog.signals[index]
        let role = Role(state.catalog.role(ofSignal: index)), series = Role("series.\(index % 6 + 1)")
        func panel(_ title: String, _ ink: Ink) -> HeatmapFigurePanel {
            HeatmapFigurePanel(title: title, unit: signal.unit, flank: pair.own.query.flank, ink: ink)
        }
        guard state.other != nil else {
            var own = panel(signal.name, .track(role, or: series))
            own.show(HeatRows(genes, of: pair.own, rows: rows), HeatRows(genes, of: pair.own, rows: 1))
            own.up = Scale.fitting(own.means).rounded(ticks: 3)
            return [own]
        }
        let names = state.conditionNames
        var own = panel("\(signal.name), \(names.own)", .track(role, or: series))
        var theirs = panel("\(signal.name), \(names.other)", .track(role.companion, or: series.companion))
        let ownRows = HeatRows(genes, of: pair.own, rows: rows)
        guard let other = pair.other else {
            own.show(ownRows, HeatRows(genes, of: pair.own, rows: 1))
            own.up = Scale.fitting(own.means).rounded(ticks: 3)
            theirs.absence = state.otherProfileObstacle(index)
            return [own, theirs]
        }
        let counterpart: (Int) -> Int? = { state.counterpart(of: $0) }
        let otherRows = HeatRows(genes, of: other, counterpart: counterpart, rows: rows)
        let difference = state.scaleDifference(of: index)
        let both = HeatRows.paired(ownRows, otherRows, sharingUnit: difference == nil)
        own.show(both.own ?? ownRows, HeatRows(genes, of: pair.own, rows: 1))
        theirs.show(
            both.theirs ?? otherRows, HeatRows(genes, of: other, counterpart: counterpart, rows: 1))
        var change = panel("\(names.other) - \(names.own)", .role(.text))
        change.isDifference = true
        if let difference {
            (own.unit, theirs.unit) = (difference.a, difference.b)
            own.up = Scale.fitting(own.means).rounded(ticks: 3)
            theirs.up = Scale.fitting(theirs.means).rounded(ticks: 3)
            change.absence = "not compared: in another unit"
            return [own, theirs, change]
        }
        let up = Scale.fitting(own.means + theirs.means).rounded(ticks: 3)
        (own.up, theirs.up) = (up, up)
        func changes(_ count: Int) -> HeatRows {
            HeatRows(genes, changeFrom: pair.own, to: other, counterpart: counterpart, rows: count)
        }
        change.show(changes(rows), changes(1))
        change.up = Scale.symmetric(change.means).rounded(ticks: 3)
        return [own, theirs, change]
    }

    /// Takes the rows, and the one row that is the mean of all.
    private mutating func show(_ rows: HeatRows, _ mean: HeatRows) {
        self.rows = rows
        means = mean.values.map(Double.init)
    }
}

extension ExplorerState {
    /// Why the other condition has no rows of a signal of this one.
    fileprivate func otherProfileObstacle(_ signal: Int) -> String {
        onlyOneHas(signal) ?? "being read"
    }
}
