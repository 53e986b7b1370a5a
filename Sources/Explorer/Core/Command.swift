import Canvas

/// Something the user can do: its keys, its words, when it cannot be done, and what it does.
///
/// Keys, footer, help, palette, manual and mouse all read the same value.
public struct Command: Sendable {
    /// The command's name for settings and for those that refer to it: "toggle-1".
    public let name: String
    /// Every way to type it: keys one after the other.
    private(set) var keys: [[Key]]
    /// A word or two, for the footer and the palette.
    let title: String
    /// What the command does, on one line.
    let help: String
    /// The heading that the command stands under in the help.
    let section: String
    /// Where its keys mean it; those of a view win over those of every view, and those of a mode over both.
    private(set) var scope = CommandScope()
    /// Why it cannot be done now; nil if it can.
    private let obstacle: @Sendable (ExplorerState) -> String?
    /// Carries the command out.
    let act: @Sendable (inout ExplorerState) -> [Effect]
    /// Carries the command out once a letter has been typed after its keys; nil for one that takes none.
    let actOnLetter: (@Sendable (inout ExplorerState, Unicode.Scalar) -> Void)?
    /// What is typed behind the command's name in the palette; nil for one that takes nothing.
    let argument: CommandArgument?

    /// A command that changes the state and asks for no work of its own.
    init(
        _ name: String, _ keys: [String], _ title: String, _ help: String, _ section: String,
        obstacle: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
        does change: @escaping @Sendable (inout ExplorerState) -> Void
    ) {
        self.init(
            name, keys, title, help, section, obstacle: obstacle,
            asks: { state in
                change(&state)
                return []
            })
    }

    /// A command that asks for work.
    init(
        _ name: String, _ keys: [String], _ title: String, _ help: String, _ section: String,
        obstacle: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
        asks: @escaping @Sendable (inout ExplorerState) -> [Effect],
        onLetter: (@Sendable (inout ExplorerState, Unicode.Scalar) -> Void)? = nil,
        argument: CommandArgument? = nil
    ) {
        self.name = name
        self.keys = keys.compactMap { Key.sequence($0) }
        self.title = title
        self.help = help
        self.section = section
        self.obstacle = obstacle
        act = asks
        actOnLetter = onLetter
        self.argument = argument
    }

    /// This command, for one view alone.
    func only(in view: ViewID) -> Command {
        var own = self
        own.scope.view = view
        return own
    }

    /// This command, reached by its keys only while its view is in a mode.
    func during(_ mode: ViewMode) -> Command {
        var own = self
        own.scope.mode = mode
        return own
    }

    /// This command, typed otherwise.
    func typed(by keys: [[Key]]) -> Command {
        var own = self
        own.keys = keys
        return own
    }

    /// The keys as help writes them: "j, Down".
    public var keyText: String {
        keys.map { sequence in
            let names = sequence.map(\.description)
            // Single letters stand together, as in vim's manual: "gg".
            let joined = names.allSatisfy { $0.count == 1 } ? names.joined() : names.joined(separator: " ")
            return actOnLetter == nil ? joined : joined + " x"
        }.joined(separator: ", ")
    }

    /// A line of the manual: the keys and what they do.
    public var manual: (group: String, keys: String, help: String) { (section, keyText, help) }

    /// Why it cannot be done now; nil if it can.
    func obstacle(in state: ExplorerState) -> String? {
        if let view = scope.view, view != state.view { return "only in the \(view) view" }
        return obstacle(state)
    }

    /// Whether it can be done now.
    func isAvailable(in state: ExplorerState) -> Bool { obstacle(in: state) == nil }
}
