/// Values kept for reuse up to a total cost; the ones unused for longest go first.
struct BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var value: Value
        var cost: Int
        var lastUse: Int
    }

    /// The most that `cost` may come to.
    let limit: Int
    /// The sum of the kept values' costs.
    private(set) var cost = 0

    private var entries: [Key: Entry] = [:]
    private var clock = 0

    init(limit: Int) { self.limit = limit }

    /// The value of `key`, which counts as used now.
    mutating func value(for key: Key) -> Value? {
        guard let index = entries.index(forKey: key) else { return nil }
        clock += 1
        entries.values[index].lastUse = clock
        return entries.values[index].value
    }

    /// Keeps a value; one that costs more than the limit by itself is not kept.
    ///
    /// Where the limit is passed, the oldest are dropped until a quarter of it is free: so a full cache is
    /// tidied once in many insertions.
    mutating func insert(_ value: Value, for key: Key, cost: Int) {
        guard cost <= limit else { return }
        clock += 1
        self.cost += cost - (entries[key]?.cost ?? 0)
        entries[key] = Entry(value: value, cost: cost, lastUse: clock)
        guard self.cost > limit else { return }
        for (old, entry) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse })
        where self.cost > limit - limit / 4 && old != key {
            entries[old] = nil
            self.cost -= entry.cost
        }
    }
}
