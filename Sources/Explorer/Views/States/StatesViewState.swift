/// What the states view points out.
struct StatesViewState: ViewState {
    /// What of the states view comes first where there is no room for everything.
    enum Page: Sendable, Equatable, CaseIterable {
        case atlas
        case positions
        case map

        var title: String {
            switch self {
            case .atlas: "emission and expression"
            case .positions: "signals around the TSS"
            case .map: "map of genes"
            }
        }
    }

    /// What of the states that a model is adjusted for comes first where there is no room for everything.
    enum GenomePage: Sendable, Equatable, CaseIterable {
        case emissions
        case genes
        case places
        case transitions
        /// Of two conditions: which genes lie elsewhere in the other.
        case moves
    }

    /// The state pointed out, from 0.
    var chosen = 0
    var page = Page.atlas
    var genomePage = GenomePage.emissions
    /// What the gene list was last given by this view.
    var listed: GeneSubset?
    /// The genes whose state is another one in the other condition; nil where that is not known.
    var moved: MovedGenes?
    /// The states that the list was made from.
    var listedMap: StateMap?
    /// Which states these are.
    var listedSet: StateSet?
}

extension ExplorerState {
    /// The pages there are of states along the genome.
    var genomePages: [StatesViewState.GenomePage] {
        StatesViewState.GenomePage.allCases.filter { $0 != .moves || other != nil && movesObstacle == nil }
    }

    /// The same with the chosen one first.
    var genomePagesFromChosen: [StatesViewState.GenomePage] {
        let pages = genomePages
        let first = pages.firstIndex(of: statesView.genomePage) ?? 0
        return Array(pages[first...] + pages[..<first])
    }

    /// What the states view points out.
    var statesView: StatesViewState {
        get { own[StatesViewState.self] }
        _modify { yield &own[StatesViewState.self] }
    }
}
