import Dispatch
import Synchronization

/// What background threads found out, waiting for the main thread.
final class Mailbox: Sendable {
    private let letters = Mutex<[Arrival]>([])
    private let bell: @Sendable () -> Void
    private let forward: (@Sendable (Arrival) -> Void)?
    private let arrivals = DispatchSemaphore(value: 0)

    /// `bell` is called after every letter, on the thread that brings it.
    init(bell: @escaping @Sendable () -> Void) {
        self.bell = bell
        forward = nil
    }

    /// One whose letters all go to another, in an envelope.
    init(into other: Mailbox, _ envelope: @escaping @Sendable (Arrival) -> Arrival) {
        bell = {}
        forward = { other.post(envelope($0)) }
    }

    func post(_ arrival: Arrival) {
        if let forward { return forward(arrival) }
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
