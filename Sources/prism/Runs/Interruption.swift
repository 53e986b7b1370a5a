import Files
import Foundation
import GenomeData
import PrismModel
import Synchronization

/// Ctrl-C and SIGTERM. Where parts of the work are kept they are a request to stop after the step at hand, and a second one ends
/// the program at once; elsewhere the first does, and the program says so.
enum Interruption {
    /// What a step throws that ends because a stop was asked for.
    struct Stopped: Error {}

    /// What a program ends with that was stopped, as shells have it of Ctrl-C.
    static let status: Int32 = 130

    private static let requests = Atomic(0)

    /// The address of what is said where a signal ends the program at once, a text as C has it.
    private static let lastWords = Atomic<UInt>(0)

    private static let signals = [SIGINT, SIGTERM]

    /// What a command leaves of which nothing is kept.
    static let nothing = StoppableRun.ending(0, of: nil, "", kept: nil)

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

    /// From now on a signal ends the program at once: what it was writing is taken away, and it says what it leaves.
    static func end(saying words: String = nothing) {
        // What a handler touches, and must not create, exists before one can run. The text is needed to the end.
        TemporaryFiles.prepare()
        lastWords.store(UInt(bitPattern: strdup("prism: \(words)\n")), ordering: .relaxed)
        for number in signals {
            signal(number) { _ in
                if let text = UnsafePointer<CChar>(
                    bitPattern: Interruption.lastWords.load(ordering: .relaxed))
                {
                    _ = write(STDERR_FILENO, text, strlen(text))
                }
                Interruption.leave()
            }
        }
        // What was asked for after the last step had looked at it ends the program as well.
        if isRequested { raise(SIGINT) }
    }

    /// From now on, signals are requests.
    static func listen() {
        // What a handler touches, and must not create, exists before one can run.
        _ = isRequested
        _ = cancellation
        TemporaryFiles.prepare()
        for number in signals {
            signal(number) { _ in
                // No step that a silent server holds up is waited for.
                RemoteHurry.begin()
                Interruption.cancellation.cancel()
                if Interruption.requests.add(1, ordering: .relaxed).newValue > 1 { Interruption.leave() }
            }
        }
    }

    /// Ends the program in the handler of a signal.
    private static func leave() -> Never {
        TemporaryFiles.remove()
        _exit(status)
    }
}
