import Canvas
import PrismModel

/// A signal around the TSS of every gene: genes by positions, along each gene's strand.
struct HeatmapView: ExplorerView {
    let id = ViewID.heatmap

    var opener: ViewOpener? {
        ViewOpener(
            keys: ["S"], help: "the focused signal around the TSS of all genes, a heat map",
            obstacle: { $0.heatSignals.isEmpty ? "the data set has no signals" : nil },
            opened: { $0.heatmap.pointed = nil })
    }

    var commands: [Command] { Self.commands }

    func hints(_ state: ExplorerState) -> [Hint] {
        let difference =
            state.otherSignals == nil
            ? [] : [Hint("heat-difference", title: state.heatmap.showsDifference ? "both" : "difference")]
        return [
            Hint("row-up", "row-down", title: "rows"), Hint("open-row", title: "open"),
        ] + difference + [
            Hint("row-order", title: state.nextHeatOrder.title),
            Hint("next-heat-signal", title: "signal"),
            Hint("narrower-flank", "wider-flank", title: "flank"),
            Hint("fewer-rows", "more-rows", title: "fewer genes"),
        ]
    }

    func paint(
        _ state: ExplorerState, _ screen: Screen, on grid: inout Grid
    ) -> HitRegions<any Target> {
        HeatmapPanel.paint(state, screen.main, on: &grid)
    }

    var figure: (@Sendable (ExplorerState) -> Figure)? {
        { state in HeatmapFigure(state, [state.shownPair].compactMap(\.self)).figure }
    }

    func exports(_ state: ExplorerState) -> [ExportKind] { [.profiles, .genes, .geneIntervals, .picture] }

    func work(_ state: ExplorerState) -> WantedWork {
        var work = WantedWork()
        work.profiles = state.profileQuery
        work.profilesOfOther = state.otherProfileQuery
        // Of learned states the assignments alone are needed, which come by themselves.
        work.atlas = state.heatmap.order == .state && state.alongGenome != nil
        return work
    }

    func isWaiting(_ state: ExplorerState) -> Bool {
        if !state.hasListedProfiles || !state.hasOtherProfiles { return true }
        switch state.heatmap.order {
        case .list, .signal, .change: return false
        case .expression: return state.awaitsMeasurements
        case .predicted: return state.model.facts != nil && state.surveys[.all]?.isComplete != true
        case .state:
            guard state.statesObstacle == nil, state.study.problem == nil else {
                return false
            }
            if state.alongGenome != nil { return state.genome == nil }
            return state.study.map?.request.genes != state.catalog.genes.count
        }
    }

    func tidy(_ state: inout ExplorerState) {
        guard state.view == id else { return }
        state.arrangeHeatmap(rows: HeatmapPanel.rows(state))
    }
}

extension ViewID {
    /// `HeatmapView`.
    static let heatmap = ViewID("heatmap")
}
