/// What fills the ablation view.
struct AblationViewState: ViewState {
    enum Page: Sendable, Equatable {
        /// The current gene under every mask.
        case gene
        /// Every gene without each signal.
        case genes
    }

    var page = Page.gene
}

extension ExplorerState {
    /// What fills the ablation view.
    var ablationPage: AblationViewState.Page {
        get { own[AblationViewState.self].page }
        set { own[AblationViewState.self].page = newValue }
    }

    /// Sorts by the effect of the signal so many after the one it is sorted by.
    mutating func sort(byEffectAfter steps: Int) {
        let count = max(1, modelSignals)
        var next = steps > 0 ? 0 : count - 1
        if case .effect(let signal) = list.sort { next = (signal + steps + count) % count }
        // With one signal the order stays as it is.
        if list.sort != .effect(next) { sort(by: .effect(next)) }
        ablationPage = .genes
    }
}
