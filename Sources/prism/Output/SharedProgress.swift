import Synchronization

/// A progress line of which several threads tell how far they are; shown from the first word on.
final class SharedProgress: Sendable {
    private let title: String
    private let line = Mutex<ProgressLine?>(nil)

    /// A line for work whose size is told with the first step.
    init(_ title: String) { self.title = title }

    /// Shows that `done` of `total` parts are done.
    func update(_ done: Int, of total: Int) {
        line.withLock { line in
            let shown = line ?? ProgressLine(title, total: total)
            line = shown
            shown.update(done)
        }
    }

    /// Takes the line away.
    func finish() { line.withLock { $0?.finish() } }
}
