/// How the locus shows tracks.
struct LocusViewState: ViewState {
    /// Whether all tracks share one vertical scale.
    var sharesScale = false
    /// Whether two conditions have rows of their own rather than the same.
    var pairsConditions = false
}

extension ExplorerState {
    /// How the locus shows tracks.
    var locusView: LocusViewState {
        get { own[LocusViewState.self] }
        _modify { yield &own[LocusViewState.self] }
    }
}
