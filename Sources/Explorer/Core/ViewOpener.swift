/// How a view is opened.
struct ViewOpener: Sendable {
    /// As `Key.sequence` reads them.
    let keys: [String]
    /// What the view shows, on one line.
    let help: String
    /// Why it cannot be opened now; nil if it can.
    let obstacle: @Sendable (ExplorerState) -> String?
    /// What its command takes behind its name in the palette; nil for one that takes nothing.
    var argument: CommandArgument?
    /// What else happens when it opens.
    var opened: @Sendable (inout ExplorerState) -> Void = { _ in }
}
