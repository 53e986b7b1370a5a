/// One of n parts of a run: rows that follow each other, so that the parts in order are the whole.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
    /// Which part, from 1 to `count`.
    public let number: Int
    /// How many parts there are.
    public let count: Int

    /// The most parts a run may be cut into.
    static let mostParts = 100_000

    /// Part `number` of `count`; nil unless 1 ≤ number ≤ count ≤ 100,000.
    public init?(number: Int, count: Int) {
        guard number >= 1, number <= count, count <= Self.mostParts else { return nil }
        self.number = number
        self.count = count
    }

    /// From "2/4".
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
        self.init(number: number, count: count)
    }

    /// "2/4".
    public var description: String { "\(number)/\(count)" }

    /// What a header says of this part: "shard: 2/4".
    var line: String { Self.linePrefix + description }

    /// What such a line begins with.
    static let linePrefix = "shard: "

    /// This part of `total` items; the parts differ by one item at most.
    public func range(of total: Int) -> Range<Int> {
        let size = total / count
        let larger = total % count
        let start = (number - 1) * size + min(number - 1, larger)
        return start..<start + size + (number <= larger ? 1 : 0)
    }

    /// This part of some items, in their order.
    func part<Item>(of items: [Item]) -> [Item] { Array(items[range(of: items.count)]) }
}
