/// Something to be written: the state is held as it is, whatever changes meanwhile.
public struct Export: Sendable {
    let kind: ExportKind
    let path: String
    /// Whether a file of that name is replaced.
    let replaces: Bool
    let state: ExplorerState
}
