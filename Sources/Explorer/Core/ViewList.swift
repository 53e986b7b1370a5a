import Canvas

/// The views and commands of the program: one list from which keys, footer, help, palette and manual follow.
///
/// Shared and compared by identity: it never changes while the program runs.
public final class ViewList: Sendable, Equatable {
    let views: [any ExplorerView]
    /// Every command there is, in the order of the help.
    public let commands: [Command]
    let keyMap: KeyMap
    private let byName: [String: Command]

    /// - Parameters:
    ///   - views: the first is the one that the program begins with.
    ///   - before: commands of every view that the help names before the views.
    ///   - after: those that it names after them.
    init(_ views: [any ExplorerView], before: [Command], after: [Command]) {
        self.views = views
        let own = views.flatMap { view in view.commands.map { $0.only(in: view.id) } }
        commands = before + views.compactMap(\.openingCommand) + own + after
        byName = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
        keyMap = KeyMap(commands)
    }

    /// The view that the program begins with and goes back to.
    var first: ViewID { views.first?.id ?? ViewID("none") }

    func view(_ id: ViewID) -> (any ExplorerView)? { views.first { $0.id == id } }

    func command(named name: String) -> Command? { byName[name] }

    /// The names of the views.
    public var names: [String] { views.map(\.id.name) }

    /// The keys that open a view by its name; nil where there is no such view, empty for the first.
    public func keys(opening name: String) -> [Key]? {
        guard let view = view(ViewID(name)) else { return nil }
        return view.opener.map { command(named: view.id.name)?.keys.first ?? $0.keys.compactMap { Key.sequence($0) }.first ?? [] }
            ?? []
    }

    /// Whether two are the same object.
    public static func == (first: ViewList, second: ViewList) -> Bool { first === second }
}
