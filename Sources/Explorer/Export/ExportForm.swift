import Canvas

/// The export dialogue: what is chosen, under which name it is written.
struct ExportForm: Sendable, Equatable {
    /// A line of the list of what can be written.
    var selected = 0
    var name = ""
    /// Whether the name is the user's own: then it stays when another line is chosen.
    var isEdited = false
    /// The file in the way that Enter replaces.
    var existing: String?
    /// Whether what is chosen is to be written as soon as all of it is known; until then nothing else can be done.
    var isAwaiting = false
}

/// Something to be written: the state holds it, whatever changes meanwhile.
public struct Export: Sendable {
    let kind: ExportKind
    let path: String
    /// Whether a file of that name is replaced.
    let replaces: Bool
    let state: State
}

/// What came of an export.
enum ExportOutcome: Sendable {
    /// What was written.
    case written(String)
    /// There is a file of that name.
    case exists(ExportKind)
    case failed(Problem)
}
