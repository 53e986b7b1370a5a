/// Typing into the gene list's filter, in the head of the list.
struct FilterPopup: Popup {
    let takesWheel = false

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        switch action {
        case .type(let text): state.list.filter += TypedLine.plain(text)
        case .erase:
            if state.list.filter.isEmpty { state.popup = nil } else { state.list.filter.removeLast() }
        case .eraseAll: state.list.filter = ""
        case .move(let lines):
            state.select(line: (state.list.selected ?? state.list.first) + lines)
            return []
        case .accept:
            state.popup = nil
            // Nothing passes: what was likely meant is taken instead.
            guard let nearest = state.catalog.gene(state.list.nearest) else { return [] }
            state.message = Message(
                text: "no gene matches “\(state.list.filter)”: this is \(nearest.symbol)", kind: .info)
            state.list.filter = nearest.symbol
            state.recount()
            if let best = state.list.order.first { state.show(gene: best) }
            return []
        case .dismiss:
            state.popup = nil
            state.list.filter = ""
        default: return []
        }
        state.relist()
        // The best match is shown at once.
        if !state.list.filter.isEmpty, state.popup != nil, let best = state.list.order.first,
            best != state.gene
        {
            state.show(gene: best)
        }
        state.list.first = 0
        return []
    }
}
