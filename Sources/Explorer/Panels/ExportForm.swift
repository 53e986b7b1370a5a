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
