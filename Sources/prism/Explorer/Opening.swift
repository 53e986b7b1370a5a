import Dispatch
import GenomeData
import Synchronization

/// A data set being opened on a thread of its own, so that keys are heard while a server is silent.
final class Opening: Sendable {
    /// What is waited for, and since when.
    struct Wait: Sendable {
        let file: String
        let since: ContinuousClock.Instant
    }

    private struct Course {
        var wait: Wait?
        var outcome: Result<DataSet, any Error>?
    }

    private let course = Mutex(Course())

    /// Begins; `bell` is rung, on any thread, when there is an outcome.
    init(_ path: String, _ choice: ModelChoice, bell: @escaping @Sendable () -> Void) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let outcome = Result { try choice.open(path) { file in note(file) } }
            course.withLock { $0.outcome = outcome }
            bell()
        }
    }

    private func note(_ file: String) {
        course.withLock { $0.wait = Wait(file: file, since: .now) }
    }

    /// What is waited for now; nil before the first file.
    var wait: Wait? { course.withLock { $0.wait } }

    /// How the opening ended; nil while it goes on.
    var outcome: Result<DataSet, any Error>? { course.withLock { $0.outcome } }
}
