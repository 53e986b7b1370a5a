import Synchronization

/// Adds up the time that the parts of a forward or backward pass take, over all threads.
public final class PartClock: Sendable {
    /// A part that is timed; what is left of the whole is the rest.
    public enum Part: Sendable {
        /// Matrix products of the layers.
        case products
        /// Selective scans, with Δ and its softplus.
        case scan
        /// The scans' gradients.
        case scanBackward
    }

    private let productsNanoseconds = Atomic(0)
    private let scanNanoseconds = Atomic(0)
    private let scanBackwardNanoseconds = Atomic(0)

    private let countsProcessorTime: Bool

    /// Starts at zero. Wall-clock time, or the time that a processor spent on it.
    public init(processorTime: Bool = false) { countsProcessorTime = processorTime }

    /// Milliseconds in matrix products so far.
    public var productsMilliseconds: Double { Double(productsNanoseconds.load(ordering: .relaxed)) / 1e6 }

    /// Milliseconds in scans so far.
    public var scanMilliseconds: Double { Double(scanNanoseconds.load(ordering: .relaxed)) / 1e6 }

    /// Milliseconds in the scans' gradients so far.
    public var scanBackwardMilliseconds: Double {
        Double(scanBackwardNanoseconds.load(ordering: .relaxed)) / 1e6
    }

    func measure(_ part: Part, _ body: () -> Void) {
        let nanoseconds: Int
        if countsProcessorTime {
            let start = ProcessorTime.ofThread
            body()
            nanoseconds = ProcessorTime.ofThread - start
        } else {
            nanoseconds = Int(ContinuousClock().measure(body) / .nanoseconds(1))
        }
        switch part {
        case .products: productsNanoseconds.add(nanoseconds, ordering: .relaxed)
        case .scan: scanNanoseconds.add(nanoseconds, ordering: .relaxed)
        case .scanBackward: scanBackwardNanoseconds.add(nanoseconds, ordering: .relaxed)
        }
    }
}
