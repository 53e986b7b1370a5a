import Canvas

extension ExplorerState {
    /// A state with the program's own views, before anything was read; the gene to begin with in the middle.
    ///
    /// - Parameters:
    ///   - catalog: what is browsed.
    ///   - rows: the screen's rows.
    ///   - columns: the screen's columns.
    ///   - look: what to draw with.
    ///   - themeNames: the themes that can be chosen.
    ///   - name: the gene to begin with, a symbol or an id; nil: the first.
    public init(
        _ catalog: Catalog, rows: Int, columns: Int, look: Look, themeNames: [String] = [],
        gene name: String? = nil
    ) {
        self.init(
            catalog, views: .program, rows: rows, columns: columns, look: look, themeNames: themeNames,
            gene: name)
    }
}
