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

    /// What stands in the place of a difference between signals in two units.
    static let unitsDiffer = "not compared: in another unit"

    /// A signal's panels: of two conditions both, on the same scales, and the difference.
    static func panels(
        _ pair: ProfilePair, _ genes: [Int], _ state: ExplorerState, rows: Int
    ) -> [HeatmapFigurePanel] {
        guard let signal = state.catalogued(pair.signal) else { return [] }
        let index = pair.signal.own ?? pair.signal.other ?? 0
        let catalog = pair.signal.own == nil ? state.otherSignals?.state.catalog : state.catalog
        let role = Role(catalog?.role(ofSignal: index) ?? Role.signal.rawValue)
        let series = Role("series.\(index % 6 + 1)")
        func panel(_ title: String, _ ink: Ink) -> HeatmapFigurePanel {
            HeatmapFigurePanel(title: title, unit: signal.unit, flank: pair.flank, ink: ink)
        }
        let names = state.conditionNames
        var own = panel(
            state.otherSignals == nil ? signal.name : "\(signal.name), \(names.own)", .track(role, or: series)
        )
        var theirs = panel("\(signal.name), \(names.other)", .track(role.companion, or: series.companion))
        let counterpart: (Int) -> Int? = { state.counterpart(of: $0) }
        let ownRows = pair.own.map { HeatRows(genes, of: $0, rows: rows) }
        let otherRows = pair.other.map { HeatRows(genes, of: $0, counterpart: counterpart, rows: rows) }
        let difference = state.scaleDifference(of: pair.signal)
        let both = HeatRows.paired(ownRows, otherRows, sharingUnit: difference == nil)
        own.show(both.own, pair.own.map { HeatRows(genes, of: $0, rows: 1) })
        theirs.show(
            both.theirs, pair.other.map { HeatRows(genes, of: $0, counterpart: counterpart, rows: 1) })
        let up = Scale.fitting(own.means + theirs.means).rounded(ticks: 3)
        (own.up, theirs.up) = (up, up)
        guard state.otherSignals != nil else { return [own] }
        own.absence = pair.signal.own == nil ? "\(names.own) has no such signal" : "being read"
        theirs.absence = pair.signal.other == nil ? "\(names.other) has no such signal" : "being read"
        guard let mine = pair.own, let other = pair.other else { return [own, theirs] }
        var change = panel(state.conditionNames.change, .role(.text))
        change.isDifference = true
        if let difference {
            (own.unit, theirs.unit) = (difference.a, difference.b)
            own.up = Scale.fitting(own.means).rounded(ticks: 3)
            theirs.up = Scale.fitting(theirs.means).rounded(ticks: 3)
            change.absence = unitsDiffer
            return [own, theirs, change]
        }
        func changes(_ count: Int) -> HeatRows {
            HeatRows(genes, changeFrom: mine, to: other, counterpart: counterpart, rows: count)
        }
        change.show(changes(rows), changes(1))
        change.up = Scale.symmetric(change.means).rounded(ticks: 3)
        return [own, theirs, change]
    }

    /// Takes the rows, and the one row that is the mean of all.
    private mutating func show(_ rows: HeatRows?, _ mean: HeatRows?) {
        self.rows = rows
        means = (mean?.values ?? []).map(Double.init)
    }
}
