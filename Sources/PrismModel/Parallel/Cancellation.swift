import Synchronization

/// A flag by which one thread tells another that a result is no longer wanted.
///
/// A prediction looks at it before every layer and then throws `PrismError.cancelled`.
public final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// Not cancelled yet.
    public init() {}

    /// Whether `cancel()` was called.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Asks the work to stop. Stays so.
    public func cancel() { flag.store(true, ordering: .relaxed) }
}
