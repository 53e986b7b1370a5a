/// Where a command's keys mean it.
struct CommandScope: Sendable, Hashable {
    /// The only view in which they do; nil: every view.
    var view: ViewID?
    /// The only mode of that view in which they do; nil: every mode.
    var mode: ViewMode?
}
