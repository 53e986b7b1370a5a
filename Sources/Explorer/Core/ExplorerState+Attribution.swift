import PrismModel

extension ExplorerState {
    /// What attributions the view that is open shows; nil where it shows none.
    var attributionQuery: AttributionQuery? { wanted.attribution }

    /// The contributions that show; nil until they are there.
    var attribution: Attribution? { attributionQuery.flatMap { attributions.found[$0] } }

    /// The next method, or with rows that found no room, the same with room.
    mutating func nextAttribution() {
        let methods = Attributions.methods
        defer { attributions.isAsked = true }
        guard let method = attributions.method else {
            attributions.method = methods[0]
            return
        }
        if !attributions.isAsked, attributionQuery == nil { return }
        let next = (methods.firstIndex(of: method) ?? 0) + 1
        attributions.method = next < methods.count ? methods[next] : nil
    }
}
