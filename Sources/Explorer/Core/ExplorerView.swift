import Canvas

/// What fills the main panel: one value that says all there is to say about a view.
///
/// The program registers views in one list (`ViewList`); everything else asks the view that is open.
protocol ExplorerView: Sendable {
    /// The view's name in messages, on the command line and in files' names.
    var id: ViewID { get }
    /// Opens it, and closes it again; nil for the view that the program begins with.
    var opener: ViewOpener? { get }
    /// Which of the other panels it leaves room for.
    var layout: ViewLayout { get }
    /// What only this view can do; there its keys win over all others.
    var commands: [Command] { get }
    /// What its panel shows, in words; nil where there is nothing to explain.
    var explanation: Explanation? { get }
    /// The same, where it depends on what is shown.
    func explanation(_ state: ExplorerState) -> Explanation?
    /// Everything that it may explain.
    var explanations: [Explanation] { get }
    /// What the footer says first, most useful first.
    func hints(_ state: ExplorerState) -> [Hint]
    /// Draws the main panel and says what lies where.
    func paint(_ state: ExplorerState, _ screen: Screen, on grid: inout Grid) -> HitRegions<any Target>
    /// What of it can be written to a file, most useful first.
    func exports(_ state: ExplorerState) -> [ExportKind]
    /// Draws what it shows in lines and areas, for a paper; nil for a view that is a screen and nothing else.
    var figure: (@Sendable (ExplorerState) -> Figure)? { get }
    /// What the view needs to know that other views do not.
    func work(_ state: ExplorerState) -> WantedWork
    /// Whether something that it shows is still to come, beside predictions.
    func isWaiting(_ state: ExplorerState) -> Bool
    /// Keeps its own state within bounds, after every action, whichever view is open.
    func tidy(_ state: inout ExplorerState)
    /// The mode that it is in, whose keys win over all others; nil in none.
    func mode(_ state: ExplorerState) -> ViewMode?
    /// Shows the current gene's edits at a position of its window; whether this is the view to do so.
    func openEdits(at position: Int, in state: inout ExplorerState) -> Bool
    /// One step back out of what is open inside it; whether there was one.
    func goBack(_ state: inout ExplorerState) -> Bool
}

extension ExplorerView {
    var layout: ViewLayout { ViewLayout() }
    var commands: [Command] { [] }
    var explanation: Explanation? { nil }
    func explanation(_ state: ExplorerState) -> Explanation? { explanation }
    var explanations: [Explanation] { explanation.map { [$0] } ?? [] }
    var figure: (@Sendable (ExplorerState) -> Figure)? { nil }
    func work(_ state: ExplorerState) -> WantedWork { WantedWork() }
    func isWaiting(_ state: ExplorerState) -> Bool { false }
    func tidy(_ state: inout ExplorerState) {}
    func mode(_ state: ExplorerState) -> ViewMode? { nil }
    func openEdits(at position: Int, in state: inout ExplorerState) -> Bool { false }
    func goBack(_ state: inout ExplorerState) -> Bool { false }

    /// What opens it, or closes it again.
    var openingCommand: Command? {
        guard let opener else { return nil }
        return Command(
            id.name, opener.keys, id.name, opener.help, "Views", obstacle: opener.obstacle,
            asks: { [id] state in
                state.view = state.view == id ? state.views.first : id
                if state.view == id { opener.opened(&state) }
                return []
            }, argument: opener.argument)
    }
}
