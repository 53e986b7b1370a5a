import Foundation
import GenomeData
import Synchronization

/// Ctrl-C and SIGTERM as a request to stop after the step at hand; a second one ends the program at once.
enum Interruption {
    private static let requests = Atomic(0)

    /// Whether a stop was asked for.
    static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

    /// From now on, signals are requests.
    static func listen() {
        _ = isRequested  // the counter exists before a handler, which must not create it, can run
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                // No step that a silent server holds up is waited for.
                RemoteHurry.begin()
                if Interruption.requests.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
            }
        }
    }
}
