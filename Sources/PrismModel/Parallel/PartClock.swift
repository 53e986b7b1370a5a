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

    /// Starts at zero.
    public init() {}

    /// Milliseconds in matrix products so far.
    public var productsMilliseconds: Double { Double(productsNanoseconds.load(ordering: .relaxed)) / 1e6 }

    /// Milliseconds in scans so far.
    public var scanMilliseconds: Double { Double(scanNanoseconds.load(ordering: .relaxed)) / 1e6 }

    /// Milliseconds in the scans' gradients so far.
    public var scanBackwardMilliseconds: Double {
        Double(scanBackwardNanoseconds.load(ordering: .relaxed)) / 1e6
    }

    func measure(_ part: Part, _ body: () -> Void) {
        let duration = ContinuousClock().measure(body)
        let nanoseconds = Int(duration / .nanoseconds(1))
        switch part {
        case .products: productsNanoseconds.add(nanoseconds, ordering: .relaxed)
        case .scan: scanNanoseconds.add(nanoseconds, ordering: .relaxed)
        case .scanBackward: scanBackwardNanoseconds.add(nanoseconds, ordering: .relaxed)
        }
    }
}
