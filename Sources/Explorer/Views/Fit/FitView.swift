import Canvas

/// Predicted against measured expression of all genes, per split or per contig, and the genes far from the diagonal.
struct FitView: ExplorerView {
    let id = ViewID.fit
    let layout = ViewLayout(showsFit: false)

    var opener: ViewOpener? {
        ViewOpener(
            keys: ["v"], help: "predicted against measured expression, and how well they agree",
            obstacle: { state in
                state.model.obstacle
                    ?? (state.catalog.measuresExpression ? nil : "the data set names no measured expression")
            })
    }

    var commands: [Command] { Self.commands }

    func hints(_ state: ExplorerState) -> [Hint] {
        let change =
            state.other == nil
            ? [] : [Hint("fit-change", title: state.fitView.isOfChange ? "expression" : "change")]
        return [
            Hint("point-left", "point-right", "point-up", "point-down", title: "points"),
            Hint("fit-panels", title: "panels"),
            Hint("fit-intervened", title: state.fitView.isIntervened ? "predicted" : "intervened"),
        ] + change + [
            Hint("outliers", title: state.listsOutliers ? "all genes" : "outliers"),
            Hint("smaller-threshold", "larger-threshold", title: "threshold"),
        ]
    }

    func paint(
        _ state: ExplorerState, _ screen: Screen, on grid: inout Grid
    ) -> HitRegions<any Target> {
        FitViewPanel.paint(state, screen.main, on: &grid)
    }

    func work(_ state: ExplorerState) -> WantedWork {
        var work = WantedWork()
        work.interventions = state.fitView.isIntervened
        work.interventionsOfOther = state.fitView.quantity == .intervenedChange
        return work
    }

    var figure: (@Sendable (ExplorerState) -> Figure)? { { FitFigure($0).figure } }

    func exports(_ state: ExplorerState) -> [ExportKind] { [.genes, .agreement, .geneIntervals, .picture] }

    func tidy(_ state: inout ExplorerState) {
        // Another model may make no such prediction.
        if state.fitView.isOfChange, state.other == nil { state.fitView.isOfChange = false }
        if state.fitView.isIntervened, state.model.facts != nil, state.interventionObstacle != nil {
            state.fitView.isIntervened = false
        }
        if state.view == id { state.regroup() }
    }
}

extension ViewID {
    /// `FitView`.
    static let fit = ViewID("fit")
}
