import Testing

@testable import Caches

struct BoundedCacheTests {
    @Test func `what was used longest ago is forgotten first`() {
        var cache = BoundedCache<String, Int>(limit: 30)
        for (index, key) in ["a", "b", "c"].enumerated() { cache.insert(index, for: key, cost: 10) }
        #expect(cache.keys == ["c", "b", "a"])
        #expect(cache.use("a") == 0)
        // Looking is no use.
        #expect(cache.value(for: "b") == 1)
        cache.insert(3, for: "d", cost: 10)
        #expect(cache.keys == ["d", "a", "c"] && cache.value(for: "b") == nil)
        cache.insert(4, for: "e", cost: 20)
        #expect(cache.keys == ["e", "d"] && cache.bytes == 30)
    }

    @Test func `bytes are those of what is kept`() {
        var cache = BoundedCache<Int, String>(limit: 100)
        cache.insert("one", for: 1, cost: 40)
        cache.insert("two", for: 2, cost: 50)
        #expect(cache.bytes == 90 && cache.count == 2)
        cache.insert("uno", for: 1, cost: 20)
        #expect(cache.bytes == 70 && cache.value(for: 1) == "uno" && cache.keys == [1, 2])
        cache.remove(2)
        cache.remove(7)
        #expect(cache.bytes == 20 && cache.count == 1)
        cache.insert("free", for: 3, cost: -5)
        #expect(cache.bytes == 20 && cache.value(for: 3) == "free")
        cache.removeAll()
        #expect(cache.bytes == 0 && cache.isEmpty && cache.keys.isEmpty && cache.limit == 100)
    }

    @Test func `what is kept stays, whatever comes, and the newest with it`() {
        var cache = BoundedCache<Int, Int>(limit: 10)
        for key in 0..<100 { cache.insert(key, for: key, cost: 2) { $0 < 3 } }
        #expect(Set(cache.keys) == [0, 1, 2, 98, 99] && cache.bytes == 10)
        // More than the limit by itself: kept until the next one comes.
        cache.insert(7, for: 200, cost: 50) { $0 < 3 }
        #expect(cache.keys == [200, 2, 1, 0])
        cache.insert(8, for: 201, cost: 2) { $0 < 3 }
        #expect(cache.keys == [201, 2, 1, 0] && cache.bytes == 8)
    }

    @Test func `a long life is that of a list in order of use`() {
        var cache = BoundedCache<Int, Int>(limit: 64)
        var model: [(key: Int, value: Int, cost: Int)] = []
        var seed: UInt64 = 5
        func next(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        for step in 0..<5_000 {
            let key = next(40)
            let place = model.firstIndex { $0.key == key }
            switch next(4) {
            case 0:
                #expect(cache.use(key) == place.map { model[$0].value })
                if let place { model.append(model.remove(at: place)) }
            case 1:
                cache.remove(key)
                if let place { model.remove(at: place) }
            default:
                let cost = next(12)
                cache.insert(step, for: key, cost: cost)
                if let place { model.remove(at: place) }
                model.append((key, step, cost))
                while model.reduce(0, { $0 + $1.cost }) > 64, model.count > 1 { model.removeFirst() }
            }
            #expect(cache.bytes == model.reduce(0) { $0 + $1.cost })
            guard cache.keys == model.reversed().map(\.key) else {
                Issue.record("step \(step): \(cache.keys), not \(model.reversed().map(\.key))")
                return
            }
        }
    }

    @Test func `a value that knows its size is counted with its entry`() {
        var cache = BoundedCache<Int, String>(limit: 10_000)
        cache[1] = ""
        let entry = cache.bytes
        #expect(entry > 0)
        cache[2] = String(repeating: "x", count: 1000)
        #expect(cache.bytes == 2 * entry + 1000)
        cache[2] = nil
        #expect(cache.bytes == entry && cache[2] == nil)
    }

    @Test func `equal caches keep the same, whatever was used last`() {
        var first = BoundedCache<Int, String>(limit: 1000)
        first[1] = "a"
        first[2] = "b"
        var second = first
        second.use(1)
        #expect(first == second)
        second[2] = "c"
        #expect(first != second)
    }
}
