/// How the locus shows tracks.
struct LocusViewState: ViewState {
    /// Whether all tracks share one vertical scale.
    var sharesScale = false
}

extension ExplorerState {
    /// How the locus shows tracks.
    var locusView: LocusViewState {
        get { own[LocusViewState.self] }
        _modify { yield &own[LocusViewState.self] }
    }
}
