import Testing

@testable import PrismModel

struct BatchOrderTests {
    @Test func everyEpochHoldsEveryGeneOnce() {
        var order = BatchOrder(genes: 13, seed: 2)
        for epoch in 0..<5 {
            #expect(order.genes(from: epoch * 13, count: 13).sorted() == Array(0..<13))
        }
        #expect(order.genes(from: 0, count: 13) != order.genes(from: 13, count: 13))
    }

    /// Any position can be asked for, in any order, by a fresh value: what resuming needs.
    @Test func dependsOnNothingButSeedAndPosition() {
        var first = BatchOrder(genes: 7, seed: 22), second = BatchOrder(genes: 7, seed: 22)
        let all = first.genes(from: 0, count: 60)
        for start in [33, 0, 52, 6, 7, 8] {
            #expect(second.genes(from: start, count: 8) == Array(all[start..<(start + 8)]))
        }
        var other = BatchOrder(genes: 7, seed: 222)
        #expect(other.genes(from: 0, count: 60) != all)
        var a = first.random(position: 5), b = second.random(position: 5), c = second.random(position: 6)
        #expect(a.next() == b.next() && a.next() != c.next())
    }

    @Test func oneGene() {
        var order = BatchOrder(genes: 1, seed: 0)
        #expect(order.genes(from: 3, count: 4) == [0, 0, 0, 0])
    }
}
