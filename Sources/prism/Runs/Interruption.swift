import Foundation
import GenomeData
import PrismModel
import Synchronization

/// Ctrl-C and SIGTERM as a request to stop after the step at hand; a second one ends the program at once.
enum Interruption {
    /// What a step throws that ends because a stop was asked for.
    struct Stopped: Error {}

    /// What a program ends with that was stopped, as shells have it of Ctrl-C.
    static let status: Int32 = 130

    private static let requests = Atomic(0)

    /// Is cancelled by the first request: a step that takes long looks at it.
    static let cancellation = Cancellation()

    /// Whether a stop was asked for.
    static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

    /// Throws where a stop was asked for.
    static func check() throws(Stopped) { if isRequested { throw Stopped() } }

    /// Whether a stop is what an error comes of: it says so, work was cancelled, or a silent server was no longer waited for.
    static func explains(_ error: any Error) -> Bool {
        error is Stopped
            || isRequested && ((error as? PrismError) == .cancelled || error is GenomeDataError)
    }

    /// From now on, signals are requests.
    static func listen() {
        // What a handler touches, and must not create, exists before one can run.
        _ = isRequested
        _ = cancellation
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                // No step that a silent server holds up is waited for.
                RemoteHurry.begin()
                Interruption.cancellation.cancel()
                if Interruption.requests.add(1, ordering: .relaxed).newValue > 1 {
                    _exit(Interruption.status)
                }
            }
        }
    }
}
