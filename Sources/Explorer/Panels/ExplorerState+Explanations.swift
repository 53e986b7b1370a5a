extension ExplorerState {
    /// What can be explained of what shows: the view's panel first, then those around it.
    var explanations: [Explanation] {
        let screen = Screen(self)
        guard screen.isUsable else { return [] }
        let around: [(isShown: Bool, Explanation)] = [
            (!screen.expression.isEmpty, .expression), (!screen.background.isEmpty, .backgroundState),
            (!screen.fit.isEmpty, .fit), (!screen.list.isEmpty, .geneList),
        ]
        let own = views.view(view)?.explanation.map { [$0] } ?? []
        return own + around.filter(\.isShown).map(\.1)
    }
}

extension ViewList {
    /// Everything that is explained: the views' panels, those around them, and the words that they use.
    public var glossary: [Explanation] {
        views.compactMap(\.explanation) + [.expression, .backgroundState, .fit, .geneList] + Glossary.words
    }
}
