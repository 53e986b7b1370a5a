import Canvas

/// Something the user can do: its keys, its words, and when it cannot be done.
///
/// The one table of them, `Command.all`, drives the keys, the footer, the help, the palette and the manual.
public struct Command: Sendable {
    /// Which command.
    enum ID: Sendable, Hashable {
        case down, up, pageDown, pageUp, first, last
        case panLeft, panRight, windowLeft, windowRight, zoomIn, zoomOut, fitGene, fitWindow
        case nextGene, previousGene, filter, nextMatch, previousMatch, palette
        /// Switches the n-th signal, from 1.
        case toggle(Int)
        case allOn, onlyFocused, toggleFocused, focusNext, focusPrevious, sharedScale, pin
        case ablation, fit, states, back
        /// Goes to the next point of the fit view in a direction.
        case point(Direction)
        case ablationPage, effectNext, effectPrevious
        case fitGrouping, fitPrevious, fitNext, fitEnlarge
        case outliers, thresholdUp, thresholdDown
        case mutate, attribution, baseline, undoEdit, resetEdits
        case cursorLeft, cursorRight, cursorPageLeft, cursorPageRight, mutateCloser, mutateWider, mutateWhole
        case strongest, select, deleteSignal, scan
        /// Puts a base (a code of `Base`) at the cursor.
        case substitute(UInt8)
        case stateNext, statePrevious, stateList, stateUnlist, statePage, stateRename, stateRecolour
        case statesMore, statesFewer, statesBest
        case sort, reverse, historyBack, historyForward, bookmark, recall
        case copy, export, performance, themes, glyphs, help, quit
    }

    /// What belongs together in the help.
    enum Group: String, Sendable, CaseIterable {
        case genes = "Genes"
        case locus = "Locus"
        case signals = "Signals"
        case views = "Views"
        case ablation = "In the ablation view"
        case fit = "In the fit view"
        case mutate = "In the mutate view"
        case states = "In the states view"
        case other = "Everything else"
    }

    let id: ID
    /// Every way to type it: keys one after the other.
    let keys: [[Key]]
    /// A word or two, for the footer and the palette.
    let title: String
    /// What it does, on one line.
    let help: String
    let group: Group
    /// The only view in which its keys mean it; there they win over others. Nil: everywhere.
    let view: State.View?

    /// The keys as help writes them: "j, Down".
    public var keyText: String {
        keys.map { sequence in
            let followed = id == .bookmark || id == .recall
            let names = sequence.map(\.description)
            // Single letters stand together, as in vim's manual: "gg".
            let joined = names.allSatisfy { $0.count == 1 } ? names.joined() : names.joined(separator: " ")
            return followed ? joined + " x" : joined
        }.joined(separator: ", ")
    }

    /// A line of the manual: the keys and what they do.
    public var manual: (group: String, keys: String, help: String) { (group.rawValue, keyText, help) }

    init(
        _ id: ID, _ notation: [String], _ title: String, _ help: String, _ group: Group,
        in view: State.View? = nil
    ) {
        self.id = id
        keys = notation.compactMap { Key.sequence($0) }
        self.title = title
        self.help = help
        self.group = group
        self.view = view
    }

    /// The keys that a notation names, with spaces between: each as `Key` writes it, or as the table of commands does, where
    /// letters that are pressed one after the other stand together ("gg"). Nil where one names nothing.
    public static func keys(written notation: String) -> [Key]? {
        var keys: [Key] = []
        for word in notation.split(whereSeparator: \.isWhitespace) {
            guard let found = Key(word).map({ [$0] }) ?? joined[String(word)] else { return nil }
            keys += found
        }
        return keys
    }

    private static let joined = Dictionary(
        all.flatMap(\.keys).filter { $0.count > 1 }.map { ($0.map(\.description).joined(), $0) }
    ) { first, _ in first }

    static func named(_ id: ID) -> Command? { byID[id] }

    private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
}
