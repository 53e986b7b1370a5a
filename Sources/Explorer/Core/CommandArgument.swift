/// What a command takes behind its name in the palette.
struct CommandArgument: Sendable {
    /// What help calls it: "FILE".
    let name: String
    /// Carries the command out on it.
    let act: @Sendable (inout ExplorerState, String) -> [Effect]
}
