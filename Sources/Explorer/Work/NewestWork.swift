import PrismModel
import Synchronization

/// Work of one kind of which only what was asked for last is wanted: what comes gives up what was under way.
final class NewestWork: Sendable {
    private let current = Mutex<Cancellation?>(nil)

    /// Gives up what is under way; the flag of what comes in its place.
    func begin() -> Cancellation {
        let cancellation = Cancellation()
        turn(to: cancellation)
        return cancellation
    }

    /// Gives up what is under way.
    func giveUp() { turn(to: nil) }

    private func turn(to next: Cancellation?) {
        current.withLock { current in
            current?.cancel()
            current = next
        }
    }
}
