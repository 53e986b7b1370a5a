import Synchronization

/// Workspaces kept between predictions, so that a prediction does not wait for fresh pages.
final class WorkspacePool: Sendable {
    private let idle = Mutex<[StreamWorkspace]>([])

    /// More idle workspaces than this are given back: some 10 MB each at L = 2000 and d = 128.
    private static let kept = 4
    /// Workspaces for longer windows are given back at once.
    private static let longestKept = 16_384

    /// Lends a workspace for windows up to `length` to `body`.
    func with<Value>(
        length: Int, sizes: PaddedSizes, _ body: (StreamWorkspace) throws(PrismError) -> Value
    ) throws(PrismError) -> Value {
        let found = idle.withLock { idle in
            idle.firstIndex { $0.capacity >= length }.map { idle.remove(at: $0) }
        }
        let workspace = found ?? StreamWorkspace(length: length, sizes: sizes)
        defer {
            if workspace.capacity <= Self.longestKept {
                idle.withLock { idle in
                    idle.append(workspace)
                    if idle.count > Self.kept { idle.removeFirst() }
                }
            }
        }
        return try body(workspace)
    }
}
