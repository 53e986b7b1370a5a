/// Genes, places and commands by what is typed.
struct PalettePopup: SearchPopup {
    var typed = TypedSearch()
    var title: String { "Go to" }
    var detail: String { "a gene, a place, a variant such as chr1:1,000A>G, a command" }

    func choices(in state: ExplorerState) -> [Choice] { Choice.palette(typed.text, in: state) }
}
