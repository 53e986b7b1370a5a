import Dispatch
import Synchronization

/// Independent tasks on a bounded number of threads.
package enum Workers {
    /// Runs `body` for 0 ..< count, on at most `threads` threads at a time, and returns when all have ended.
    ///
    /// Tasks are taken in order by whichever thread is free.
    package static func run(count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
        guard count > 1, threads > 1 else {
            for index in 0..<max(0, count) { body(index) }
            return
        }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(count, threads)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index)
            }
        }
    }
}
