/// Genes, places and commands by what is typed.
struct PalettePopup: SearchPopup {
    var typed = TypedSearch()
    var title: String { "Go to" }
    var detail: String { "a gene, a place such as chr1:1,000-2,000, a command" }

    func choices(in state: ExplorerState) -> [Choice] { Choice.palette(typed.text, in: state) }
}
