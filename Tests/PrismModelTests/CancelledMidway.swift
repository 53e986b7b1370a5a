import Foundation
import Testing

@testable import PrismModel

/// Expects `work`, cancelled from another thread once it has demonstrably begun, to end with `PrismError.cancelled`.
///
/// The other thread, which no queue can starve, watches the clock that the work keeps: it cancels when a first part of
/// it is done. Work that ends all the same before that thread's turn came shows nothing and is begun anew.
func expectCancelledMidway(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ work: (Cancellation, PartClock) throws -> Void
) {
    for _ in 0..<1000 {
        let (cancellation, clock) = (Cancellation(), PartClock())
        Thread.detachNewThread {
            while clock.scanMilliseconds == 0, !cancellation.isCancelled { usleep(100) }
            cancellation.cancel()
        }
        defer { cancellation.cancel() }
        do {
            try work(cancellation, clock)
        } catch {
            #expect(error as? PrismError == .cancelled, sourceLocation: sourceLocation)
            #expect(clock.scanMilliseconds > 0, sourceLocation: sourceLocation)
            return
        }
    }
    Issue.record("never cancelled in a thousand runs", sourceLocation: sourceLocation)
}
