import Canvas

/// The genome around the current gene: ruler, gene models, tracks, background states, attributions.
struct LocusView: ExplorerView {
    let id = ViewID.locus
    let opener: ViewOpener? = nil
    let layout = ViewLayout(showsExpressionWhenSmall: true, showsPinned: true)

    var commands: [Command] { Self.commands }

    func hints(_ state: ExplorerState) -> [Hint] {
        let nearest = state.isGeneInLocus ? [] : [Hint("take-nearest", title: "take nearest gene")]
        let conditions =
            state.otherSignals == nil
            ? []
            : [
                Hint(
                    "condition-rows", title: state.locusView.pairsConditions ? "overlaid" : "apart"),
                Hint("transplant", title: "transplant"),
            ]
        guard state.pinned != nil else { return nearest + conditions }
        return nearest + conditions + [
            Hint("show-pinned", title: state.showsPair ? "hide pinned" : "show pinned")
        ]
    }

    func paint(
        _ state: ExplorerState, _ screen: Screen, on grid: inout Grid
    ) -> HitRegions<any Target> {
        LocusPanel.paint(state, screen, on: &grid)
    }

    var figure: (@Sendable (ExplorerState) -> Figure)? { { LocusFigure($0).figure } }

    func exports(_ state: ExplorerState) -> [ExportKind] {
        [
            .tracks, .focusedTrack, .ribbon, .masks, .attribution, .attributionTotal, .genes, .geneIntervals,
            .picture,
        ]
    }

    func work(_ state: ExplorerState) -> WantedWork {
        var work = WantedWork()
        work.attribution = attribution(state)
        work.window = state.editCount > 0 || work.attribution != nil && AttributionRows.showsLetters(state)
        if RibbonSide.isShown(state) { work.tiles = state.tilesOfRibbons }
        work.ribbonOfOther = state.otherSignals != nil
        return work
    }

    func isWaiting(_ state: ExplorerState) -> Bool {
        [state, state.other?.state].compactMap(\.self).contains { side in
            side.study.problem == nil && side.stateSet != nil
                && side.ribbonTiles.contains { side.study.ribbons[$0] == nil }
        }
    }

    /// What its attribution rows ask for; nil where there is no room for them.
    private func attribution(_ state: ExplorerState) -> AttributionQuery? {
        guard state.model.facts != nil, let method = state.attributions.method,
            let question = state.questionAsIf
        else { return nil }
        let height = Frame.inside(Screen(state).main).height
        guard AttributionRows.Size(state, height: height).total > 0 else { return nil }
        return AttributionQuery(question: question, method: method, baseline: state.baseline)
    }
}

extension ViewID {
    /// `LocusView`.
    static let locus = ViewID("locus")
}
