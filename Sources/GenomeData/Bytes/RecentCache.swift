import Caches
import Synchronization

/// A bounded memory of recently used values that several threads share.
final class RecentCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let capacity: Int
    private let kept: Mutex<BoundedCache<Key, Value>>

    /// A cache of values whose costs, in bytes, add up to `capacity` at most.
    ///
    /// A value that costs more than half of it would push out too much else, and is never kept.
    init(capacity: Int) {
        self.capacity = max(1, capacity)
        kept = Mutex(BoundedCache(limit: self.capacity))
    }

    /// The value kept for `key`, which counts as its use.
    subscript(key: Key) -> Value? { kept.withLock { $0.use(key) } }

    /// Keeps `value`, which costs `cost` bytes.
    func insert(_ value: Value, for key: Key, cost: Int) {
        guard cost <= max(1, capacity / 2) else { return }
        kept.withLock { $0.insert(value, for: key, cost: cost) }
    }
}
