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
    private let before, after: [Command]

    /// - Parameters:
    ///   - views: the first is the one that the program begins with.
    ///   - before: commands of every view that the help names before the views.
    ///   - after: those that it names after them.
    ///   - keys: other keys for commands, by name; they are taken from the commands that have them.
    init(
        _ views: [any ExplorerView], before: [Command], after: [Command], keys: [String: [[Key]]] = [:]
    ) {
        self.views = views
        (self.before, self.after) = (before, after)
        let own = views.flatMap { view in view.commands.map { $0.only(in: view.id) } }
        let all = before + views.compactMap(\.openingCommand) + own + after
        commands = Self.typed(all, by: keys)
        byName = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
        keyMap = KeyMap(commands)
    }

    /// A list of these views and commands, some of them typed otherwise.
    func typed(by keys: [String: [[Key]]]) -> ViewList {
        ViewList(views, before: before, after: after, keys: keys)
    }

    /// Commands with the keys that a user gave them; where one of the others had such keys, in the same view and mode or
    /// in every view, it loses them.
    private static func typed(_ commands: [Command], by keys: [String: [[Key]]]) -> [Command] {
        guard !keys.isEmpty else { return commands }
        var taken: [CommandScope: Set<[Key]>] = [:]
        for command in commands { taken[command.scope, default: []].formUnion(keys[command.name] ?? []) }
        return commands.map { command in
            if let given = keys[command.name] { return command.typed(by: given) }
            return command.typed(by: command.keys.filter { taken[command.scope]?.contains($0) != true })
        }
    }

    /// The view that the program begins with and goes back to.
    var first: ViewID { views.first?.id ?? ViewID("none") }

    func view(_ id: ViewID) -> (any ExplorerView)? { views.first { $0.id == id } }

    func command(named name: String) -> Command? { byName[name] }

    /// The names of the views.
    public var names: [String] { views.map(\.id.name) }

    /// The names of the views that can be drawn in lines and areas.
    public var namesWithFigures: [String] { views.filter { $0.figure != nil }.map(\.id.name) }

    /// The keys that open a view by its name; nil where there is no such view, empty for the first.
    public func keys(opening name: String) -> [Key]? {
        guard let view = view(ViewID(name)) else { return nil }
        guard view.opener != nil else { return [] }
        return command(named: view.id.name)?.keys.first ?? []
    }

    /// The keys that a notation names, with spaces between: each as `Key` writes it, or as the help does, where letters that
    /// are pressed one after the other stand together ("gg"). Nil where one names nothing.
    public func keys(written notation: String) -> [Key]? {
        var keys: [Key] = []
        for word in notation.split(whereSeparator: \.isWhitespace) {
            let joined = commands.lazy.flatMap(\.keys).first {
                $0.count > 1 && $0.map(\.description).joined() == word
            }
            guard let found = Key(word).map({ [$0] }) ?? joined else { return nil }
            keys += found
        }
        return keys
    }

    /// Whether two are the same object.
    public static func == (first: ViewList, second: ViewList) -> Bool { first === second }
}
