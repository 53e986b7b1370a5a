extension ExplorerState {
    /// Opens files as soon as the session begins: a list of genes, then effects that `prism variants` wrote.
    public mutating func open(genes: String?, variants: String?) {
        let errands = [genes.map { Errand.genes(path: $0) }, variants.map { Errand.effects(path: $0) }]
            .compactMap(\.self)
        if !errands.isEmpty { popup = ErrandPopup(errands) }
    }
}
