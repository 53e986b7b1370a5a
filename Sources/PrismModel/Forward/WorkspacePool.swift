import Synchronization

/// Workspaces kept between predictions, so that a prediction does not wait for fresh pages.
///
/// All models share them: the members of an ensemble take turns, so that many need no more memory than one.
final class WorkspacePool: Sendable {
    static let shared = WorkspacePool()

    private let idle = Mutex<[(sizes: PaddedSizes, workspace: StreamWorkspace)]>([])

    /// More idle workspaces than this are given back: some 10 MB each at L = 2000 and d = 128.
    private static let kept = 4
    /// Workspaces for longer windows are given back at once.
    private static let longestKept = 16_384

    /// Lends a workspace for windows up to `length` to `body`.
    func with<Value>(
        length: Int, sizes: PaddedSizes, _ body: (StreamWorkspace) throws(PrismError) -> Value
    ) throws(PrismError) -> Value {
        let found = idle.withLock { idle in
            idle.firstIndex { $0.workspace.capacity >= length && $0.sizes == sizes }
                .map { idle.remove(at: $0).workspace }
        }
        let workspace = found ?? StreamWorkspace(length: length, sizes: sizes)
        defer {
            if workspace.capacity <= Self.longestKept {
                idle.withLock { idle in
                    idle.append((sizes, workspace))
                    if idle.count > Self.kept { idle.removeFirst() }
                }
            }
        }
        return try body(workspace)
    }
}
