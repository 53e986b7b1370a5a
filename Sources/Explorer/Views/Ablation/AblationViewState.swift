import Canvas

/// What fills the ablation view.
struct AblationViewState: ViewState {
    enum Page: Sendable, Equatable {
        /// The current gene under every mask.
        case gene
        /// Every gene without each signal.
        case genes
        /// A bar for each mask of the current gene.
        case masks
        /// The current gene between two conditions.
        case conditions

        /// The page after this one.
        var next: Page {
            switch self {
            case .gene: .genes
            case .genes: .masks
            case .masks, .conditions: .gene
            }
        }

        /// What the page shows, in two words.
        var title: String {
            switch self {
            case .gene: "this gene"
            case .genes: "all genes"
            case .masks: "all masks"
            case .conditions: "conditions"
            }
        }
    }

    var page = Page.gene
    /// Which part of the masks shows, where they need several screens; counts from 0.
    var maskPage = 0
}

extension ExplorerState {
    /// What fills the ablation view.
    var ablationPage: AblationViewState.Page {
        get { own[AblationViewState.self].page }
        set { own[AblationViewState.self].page = newValue }
    }

    /// Which part of the masks shows, where they need several screens; counts from 0.
    var ablationMaskPage: Int {
        get { own[AblationViewState.self].maskPage }
        set { own[AblationViewState.self].maskPage = newValue }
    }

    /// Shows another part of the masks.
    mutating func turnMasks(by pages: Int) {
        ablationPage = .masks
        let (count, _) = AblationMaskRows.pages(self, AblationPanel.room(self, Screen(self).main))
        ablationMaskPage = min(max(0, min(ablationMaskPage, count - 1) + pages), count - 1)
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
