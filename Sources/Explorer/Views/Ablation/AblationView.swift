import Canvas

/// What predictions lose without signals: the current gene under every mask, or every gene without each signal.
struct AblationView: ExplorerView {
    let id = ViewID.ablation

    var opener: ViewOpener? {
        ViewOpener(
            keys: ["a"], help: "all combinations of signals, and what each adds",
            obstacle: { state in
                if let obstacle = state.model.obstacle { return obstacle }
                if state.modelSignals == 0 { return "the model takes no signals" }
                return state.modelSignals > Ablation.mostSignals
                    ? "2^\(state.modelSignals) masks are too many; at most \(Ablation.mostSignals) signals"
                    : nil
            })
    }

    var commands: [Command] { Self.commands }

    func hints(_ state: ExplorerState) -> [Hint] {
        let isBetween = state.ablationPage == .conditions
        let conditions =
            state.other == nil
            ? [] : [Hint("between-conditions", title: isBetween ? "masks" : "between conditions")]
        return conditions + [
            Hint("ablation-page", title: state.ablationPage.next.title),
            Hint("previous-masks", "next-masks", title: "masks"),
            Hint("previous-effect", "next-effect", title: "sort by effect"),
        ]
    }

    func paint(
        _ state: ExplorerState, _ screen: Screen, on grid: inout Grid
    ) -> HitRegions<any Target> {
        AblationPanel.paint(state, screen.main, on: &grid)
    }

    var figure: (@Sendable (ExplorerState) -> Figure)? {
        { $0.ablationPage == .conditions ? TransplantFigure($0).figure : AblationFigure($0).figure }
    }

    func exports(_ state: ExplorerState) -> [ExportKind] {
        if state.ablationPage == .conditions { return [.transplants, .genes, .masks, .picture] }
        return state.ablationPage != .genes
            ? [.masks, .effects, .genes, .picture] : [.genes, .effects, .masks, .geneIntervals, .picture]
    }

    func work(_ state: ExplorerState) -> WantedWork {
        var work = WantedWork()
        if state.ablationPage == .conditions {
            work.questions = state.transplantQuestions
            return work
        }
        work.everyMask = true
        // Each signal off by itself first; more masks than can be shown are not asked for.
        if state.modelSignals <= Ablation.mostSignals {
            work.surveys = Array(Ablation.masks(signals: state.modelSignals).dropFirst())
        }
        return work
    }

    func tidy(_ state: inout ExplorerState) {
        if state.ablationPage == .conditions, state.other == nil { state.ablationPage = .gene }
    }
}

extension ViewID {
    /// `AblationView`.
    static let ablation = ViewID("ablation")
}
