extension ExplorerState {
    /// What can be explained of what shows: the view's panel first, then those around it.
    var explanations: [Explanation] {
        let screen = Screen(self)
        guard screen.isUsable else { return [] }
        let around: [(isShown: Bool, Explanation)] = [
            (!screen.expression.isEmpty, .expression),
            // Where the panel has no room, the pop-up of the same lines has.
            (
                !screen.background.isEmpty || adjusted != nil,
                adjusted != nil ? .adjustment : hasStates == true ? .backgroundState : .foundStates
            ), (adjusted != nil, .adjustmentLimits), (other != nil, .conditions),
            (!screen.fit.isEmpty, .fit), (!screen.list.isEmpty, .geneList),
        ]
        let own = views.view(view)?.explanation(self).map { [$0] } ?? []
        return own + around.filter(\.isShown).map(\.1)
    }
}

extension ViewList {
    /// Everything that is explained: the views' panels, those around them, and the words that they use.
    public var glossary: [Explanation] {
        views.flatMap(\.explanations)
            + [
                .expression, .backgroundState, .foundStates, .adjustment, .adjustmentLimits, .conditions,
                .fit, .geneList,
            ]
            + Glossary.words
    }
}
