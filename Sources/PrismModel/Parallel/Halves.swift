import Dispatch

/// Two halves of a piece of work on two threads.
enum Halves {
    /// Runs `body(0)` and `body(1)` at the same time and returns when both have ended.
    ///
    /// `body` must write to disjoint memory in the two calls.
    static func run(_ body: (Int) -> Void) {
        withoutActuallyEscaping(body) { escaping in
            let shared = Shared(body: escaping)
            DispatchQueue.concurrentPerform(iterations: 2) { shared.body($0) }
        }
    }

    /// `@unchecked Sendable`: `concurrentPerform` returns only after both calls, and the caller promises that they
    /// touch disjoint memory.
    private struct Shared: @unchecked Sendable {
        let body: (Int) -> Void
    }
}
