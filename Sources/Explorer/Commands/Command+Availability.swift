extension Command {
    /// Why it cannot be done now; nil if it can.
    func obstacle(in state: State) -> String? {
        if let view, view != state.view { return "only in the \(view.title) view" }
        switch id {
        case .down, .up, .pageDown, .pageUp, .first, .last, .sort, .reverse:
            return state.list.order.isEmpty ? "no gene passes the filter" : nil
        case .nextMatch, .previousMatch:
            if state.list.filter.isEmpty, state.list.chosen == nil {
                return "nothing is filtered: / finds genes"
            }
            return state.list.order.isEmpty ? "no gene passes the filter" : nil
        case .point, .fitEnlarge, .outliers, .thresholdUp, .thresholdDown:
            return state.fit.genes.isEmpty ? "no gene is both measured and predicted yet" : nil
        case .effectNext, .effectPrevious:
            return state.modelSignals == 0 ? "the model takes no signals" : nil
        case .fitPrevious, .fitNext:
            return state.fitParts.count > 1 ? nil : "there is one panel: s shows several"
        case .fitGene, .fitWindow, .copy: return state.gene == nil ? "no gene is chosen" : nil
        case .toggle(let number): return Self.obstacle(toSwitching: number - 1, in: state)
        case .toggleFocused: return Self.obstacle(toSwitching: state.focus, in: state)
        case .onlyFocused:
            if state.modelSignals < 2 { return "there are not several signals to choose from" }
            return Self.obstacle(toSwitching: state.focus, in: state)
        case .allOn:
            if state.modelSignals == 0 { return state.model.obstacle ?? "the model takes no signals" }
            return state.mask == .all ? "every signal is on" : nil
        case .focusNext, .focusPrevious, .sharedScale:
            return state.catalog.signals.isEmpty ? "the data set has no signals" : nil
        case .pin:
            if state.pinned != nil { return nil }
            return state.forecast == nil ? state.model.obstacle ?? "there is no prediction yet" : nil
        case .ablation:
            if let obstacle = state.model.obstacle { return obstacle }
            if state.modelSignals == 0 { return "the model takes no signals" }
            return state.modelSignals > Ablation.mostSignals
                ? "2^\(state.modelSignals) masks are too many; at most \(Ablation.mostSignals) signals"
                : nil
        case .fit:
            if let obstacle = state.model.obstacle { return obstacle }
            return state.catalog.measuresExpression ? nil : "the data set names no measured expression"
        case .mutate, .attribution, .baseline, .undoEdit, .resetEdits, .cursorLeft, .cursorRight,
            .cursorPageLeft, .cursorPageRight, .mutateCloser, .mutateWider, .mutateWhole, .strongest, .select,
            .deleteSignal, .scan, .substitute:
            return state.obstacle(toEdit: id)
        case .states: return state.statesObstacle
        case .stateNext, .statePrevious, .stateList, .stateUnlist, .statePage, .stateRename, .stateRecolour,
            .statesMore, .statesFewer, .statesBest:
            return Self.obstacle(inStates: id, state)
        case .historyBack: return state.history.canGoBack ? nil : "nothing to go back to"
        case .historyForward: return state.history.canGoForward ? nil : "nothing ahead"
        case .recall: return state.bookmarks.isEmpty ? "no bookmarks yet: m and a letter make one" : nil
        case .themes: return state.themeNames.isEmpty ? "there are no themes to choose from" : nil
        case .ablationPage, .fitGrouping, .panLeft, .panRight, .windowLeft, .windowRight, .zoomIn, .zoomOut,
            .nextGene,
            .previousGene,
            .filter, .palette, .back, .export, .performance, .bookmark, .glyphs, .help, .quit:
            return nil
        }
    }

    private static func obstacle(toSwitching signal: Int, in state: State) -> String? {
        guard state.catalog.signals.indices.contains(signal) else {
            return "there is no signal \(signal + 1)"
        }
        if case .absent(let reason) = state.model { return reason }
        guard state.input(signal) != nil else {
            return "the model does not take \(state.catalog.signals[signal].name)"
        }
        return nil
    }

    /// Whether it can be done now.
    func isAvailable(in state: State) -> Bool { obstacle(in: state) == nil }
}
