/// Where the user is in the mutate view.
struct MutateViewState: ViewState {
    /// The position in the window under the cursor; nil: the TSS.
    var cursor: Int?
    /// Bases per column; nil: as many as it takes to show the whole window.
    var step: Int? = 1
    /// The first position that shows.
    var start = 0
    /// The other end of the stretch that is being selected.
    var anchor: Int?
    /// Whether letters put bases: begun and ended by the user, for one gene.
    var isEditing = false
    /// What is scanned: a mutagenesis goes on until it is complete or stopped.
    var wanted: Question?
    var isStopped = false
}

extension ExplorerState {
    /// Where the user is in the mutate view.
    var mutate: MutateViewState {
        get { own[MutateViewState.self] }
        _modify { yield &own[MutateViewState.self] }
    }
}
