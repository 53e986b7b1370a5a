import Dispatch
import Synchronization

/// What background threads found out, waiting for the main thread.
final class Mailbox: Sendable {
    private let letters = Mutex<[Arrival]>([])
    private let bell: @Sendable () -> Void
    private let arrivals = DispatchSemaphore(value: 0)

    /// `bell` is called after every letter, on the thread that brings it.
    init(bell: @escaping @Sendable () -> Void) { self.bell = bell }

    func post(_ arrival: Arrival) {
        letters.withLock { $0.append(arrival) }
        arrivals.signal()
        bell()
    }

    /// Everything that came, oldest first.
    func collect() -> [Arrival] {
        letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }

    /// Waits until something comes; whether it did in time.
    func wait(seconds: Double) -> Bool { arrivals.wait(timeout: .now() + seconds) == .success }
}
