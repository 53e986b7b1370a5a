/// A bounded memory of values, each with a cost in bytes: beyond its limit, what was used longest ago is forgotten first.
///
/// A plain value. Looking something up is no use of it, so that what only reads can hold a cache that does not change;
/// `use(_:)` is. Every operation is O(1), but for the values that an insertion passes over because they are kept.
public struct BoundedCache<Key: Hashable, Value> {
    fileprivate struct Entry {
        let key: Key
        var value: Value
        var cost: Int
        /// Places of the entries used next before and next after this one; -1 at the ends.
        var older: Int
        var newer: Int
    }

    /// What costs may add up to, in bytes.
    public let limit: Int
    /// What the costs add up to, in bytes.
    public private(set) var bytes = 0
    /// Where the entry of each key stands.
    private var places: [Key: Int] = [:]
    /// Nil where an entry was forgotten.
    private var entries: [Entry?] = []
    /// Places of forgotten entries, to be taken again.
    private var free: [Int] = []
    private var oldest = -1
    private var newest = -1

    /// Nothing yet, and later at most so many bytes.
    public init(limit: Int) { self.limit = max(0, limit) }

    /// How many values are kept.
    public var count: Int { places.count }
    /// Whether none is.
    public var isEmpty: Bool { places.isEmpty }

    /// The value kept for `key`; nil where there is none.
    public func value(for key: Key) -> Value? { places[key].flatMap { entries[$0]?.value } }

    /// The value kept for `key`, which becomes the one used last.
    @discardableResult
    public mutating func use(_ key: Key) -> Value? {
        guard let place = places[key] else { return nil }
        if place != newest {
            unlink(place)
            link(place)
        }
        return entries[place]?.value
    }

    /// Keeps `value`, in place of the one kept for `key` before, and forgets what was used longest ago.
    ///
    /// The new value stays, and so does what is kept, even where these alone are beyond the limit: what is at work must not
    /// be forgotten and found out again for ever.
    ///
    /// - Parameters:
    ///   - value: what is kept.
    ///   - key: what it is found by.
    ///   - cost: bytes that the value takes, with all it refers to.
    ///   - isKept: whether the value of a key must stay; asked only when something has to go.
    public mutating func insert(
        _ value: Value, for key: Key, cost: Int, keeping isKept: (Key) -> Bool = { _ in false }
    ) {
        let cost = max(0, cost)
        remove(key)
        let entry = Entry(key: key, value: value, cost: cost, older: -1, newer: -1)
        let place: Int
        if let last = free.popLast() {
            place = last
            entries[place] = entry
        } else {
            place = entries.count
            entries.append(entry)
        }
        places[key] = place
        bytes += cost
        link(place)
        forget(keeping: isKept)
    }

    /// Forgets the value kept for `key`, and returns it; nil where there was none.
    @discardableResult
    public mutating func remove(_ key: Key) -> Value? {
        guard let place = places.removeValue(forKey: key) else { return nil }
        unlink(place)
        let entry = entries[place]
        bytes -= entry?.cost ?? 0
        entries[place] = nil
        free.append(place)
        return entry?.value
    }

    /// Forgets everything.
    public mutating func removeAll() { self = BoundedCache(limit: limit) }

    /// Every key, the one used last first.
    public var keys: [Key] {
        var keys: [Key] = []
        var place = newest
        while entries.indices.contains(place), let entry = entries[place] {
            keys.append(entry.key)
            place = entry.older
        }
        return keys
    }

    private mutating func forget(keeping isKept: (Key) -> Bool) {
        var place = oldest
        while bytes > limit, place != newest, entries.indices.contains(place), let entry = entries[place] {
            if !isKept(entry.key) { remove(entry.key) }
            place = entry.newer
        }
    }

    private mutating func unlink(_ place: Int) {
        guard let entry = entries[place] else { return }
        if entry.older < 0 { oldest = entry.newer } else { entries[entry.older]?.newer = entry.newer }
        if entry.newer < 0 { newest = entry.older } else { entries[entry.newer]?.older = entry.older }
    }

    /// Puts an entry at the end of those used last.
    private mutating func link(_ place: Int) {
        entries[place]?.older = newest
        entries[place]?.newer = -1
        if newest < 0 { oldest = place } else { entries[newest]?.newer = place }
        newest = place
    }
}

extension BoundedCache.Entry: Sendable where Key: Sendable, Value: Sendable {}
extension BoundedCache: Sendable where Key: Sendable, Value: Sendable {}

/// Caches are equal when they keep the same for the same keys, whatever was used last.
extension BoundedCache: Equatable where Value: Equatable {
    /// Whether both have the same limit and keep equal values for the same keys.
    public static func == (first: BoundedCache, second: BoundedCache) -> Bool {
        first.limit == second.limit && first.count == second.count
            && first.places.keys.allSatisfy { first.value(for: $0) == second.value(for: $0) }
    }
}

extension BoundedCache where Value: Sized {
    /// The value kept for `key`; a value that is set costs what it says itself, nil forgets it.
    public subscript(key: Key) -> Value? {
        get { value(for: key) }
        set {
            if let newValue { insert(newValue, for: key) } else { remove(key) }
        }
    }

    /// As `insert(_:for:cost:keeping:)`, at the cost that the value states and that of the entry itself.
    public mutating func insert(_ value: Value, for key: Key, keeping isKept: (Key) -> Bool = { _ in false })
    {
        let entry = MemoryLayout<Entry>.stride + MemoryLayout<Key>.stride + MemoryLayout<Int>.stride
        insert(value, for: key, cost: entry + value.bytes, keeping: isKept)
    }
}
