/// The commands and the words that are explained, filtered by what is typed.
struct HelpPopup: SearchPopup {
    var typed = TypedSearch()
    var title: String { "Help" }
    var detail: String { "type to filter; Enter runs or explains" }

    func choices(in state: ExplorerState) -> [Choice] { Choice.help(typed.text, in: state) }
}
