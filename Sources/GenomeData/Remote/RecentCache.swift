import Synchronization

/// A bounded, thread-safe memory of recently used values.
///
/// Two generations stand in for a full order of use: when the young one holds half the capacity it becomes the old
/// one, and what the old one held and nobody asked for is forgotten. Every operation is O(1).
final class RecentCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        let cost: Int
    }

    private struct Generations {
        var young: [Key: Entry] = [:]
        var old: [Key: Entry] = [:]
        var youngCost = 0

        mutating func insert(_ entry: Entry, for key: Key, half: Int) {
            if youngCost + entry.cost > half {
                old = young
                young = [:]
                youngCost = 0
            }
            youngCost += entry.cost - (young[key]?.cost ?? 0)
            young[key] = entry
        }
    }

    private let half: Int
    private let generations = Mutex(Generations())

    /// A cache of values whose costs (for instance bytes) add up to `capacity` at most.
    ///
    /// A value that costs more than half of it is never kept.
    init(capacity: Int) {
        half = max(1, capacity / 2)
    }

    /// The value kept for `key`, which counts as its use.
    subscript(key: Key) -> Value? {
        generations.withLock { generations in
            if let entry = generations.young[key] { return entry.value }
            guard let entry = generations.old.removeValue(forKey: key) else { return nil }
            generations.insert(entry, for: key, half: half)
            return entry.value
        }
    }

    /// Keeps `value`, which costs `cost`.
    func insert(_ value: Value, for key: Key, cost: Int) {
        guard cost <= half else { return }
        generations.withLock { $0.insert(Entry(value: value, cost: cost), for: key, half: half) }
    }
}
