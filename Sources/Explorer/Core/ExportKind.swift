import Files

/// Something that can be written to a file: its words, what it needs, and how it is written.
struct ExportKind: Sendable {
    /// Tells it from the others.
    let name: String
    let format: ExportFormat
    private let words: @Sendable (ExplorerState) -> String
    private let isOfOne: @Sendable (ExplorerState) -> Bool
    private let stem: @Sendable (ExplorerState) -> String
    private let obstacle: @Sendable (ExplorerState) -> String?
    private let needs: @Sendable (inout ExportNeeds, ExplorerState) -> Void
    /// Begins to find out what is lacking, where the schedule would not do so by itself.
    let begin: @Sendable (inout ExplorerState) -> Void
    /// Writes it, on the exporter's thread.
    let write: @Sendable (ExportTask) throws -> ExportOutcome

    /// `words` say what is written, `isOfOne` whether it is of the condition that is browsed alone, `stem` is the middle of a file's name that tells what it holds, `obstacle` why it cannot
    /// be written now, `needs` what it announces and nobody knows yet.
    init(
        _ name: String, _ format: ExportFormat, words: @escaping @Sendable (ExplorerState) -> String,
        isOfOne: @escaping @Sendable (ExplorerState) -> Bool = { _ in true },
        stem: @escaping @Sendable (ExplorerState) -> String,
        obstacle: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
        needs: @escaping @Sendable (inout ExportNeeds, ExplorerState) -> Void = { _, _ in },
        begin: @escaping @Sendable (inout ExplorerState) -> Void = { _ in },
        write: @escaping @Sendable (ExportTask) throws -> ExportOutcome
    ) {
        self.name = name
        self.format = format
        self.words = words
        self.isOfOne = isOfOne
        self.stem = stem
        self.obstacle = obstacle
        self.needs = needs
        self.begin = begin
        self.write = write
    }

    /// What is written, in words; of two conditions it says which, where it is of one alone.
    func title(in state: ExplorerState) -> String {
        let words = words(state)
        return state.other == nil || !isOfOne(state) ? words : "\(state.conditionNames.own): \(words)"
    }

    /// Why it cannot be written now; nil if it can.
    func obstacle(in state: ExplorerState) -> String? { obstacle(state) }

    /// What the export announces and nobody knows yet.
    func needs(in state: ExplorerState) -> ExportNeeds {
        var needs = ExportNeeds()
        self.needs(&needs, state)
        return needs
    }

    /// A file's name that tells what it holds.
    func fileName(in state: ExplorerState) -> String {
        "prism-" + FileNames.plain(stem(state)) + "." + format.suffix
    }
}

extension ExportKind: Hashable {
    /// Whether two are the same kind.
    static func == (first: ExportKind, second: ExportKind) -> Bool { first.name == second.name }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
