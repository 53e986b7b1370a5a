#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How far two partitions of the same things agree, whatever their parts are called.
public struct PartitionAgreement: Sendable, Equatable, Codable {
    /// How many things were compared.
    public let count: Int
    /// The adjusted Rand index (Hubert and Arabie 1985): 1 for equal partitions, 0 on average for unrelated ones, below
    /// 0 for less than that.
    public let adjustedRandIndex: Double
    /// Mutual information over the mean of the two entropies, 0 … 1. Not adjusted for chance: it rises with the number
    /// of parts.
    public let normalizedMutualInformation: Double

    /// Compares the parts that each thing is in, by two partitions; nil for fewer than two things, of which no partition says anything, and for lists of different lengths.
    ///
    /// Two partitions that both put everything in one part agree fully.
    public init?<A: Hashable, B: Hashable>(_ first: [A], _ second: [B]) {
        guard first.count == second.count, first.count > 1 else { return nil }
        var cells: [Cell<A, B>: Int] = [:]
        var rows: [A: Int] = [:]
        var columns: [B: Int] = [:]
        for (a, b) in zip(first, second) {
            cells[Cell(a: a, b: b), default: 0] += 1
            rows[a, default: 0] += 1
            columns[b, default: 0] += 1
        }
        count = first.count
        let total = Double(count)

        func pairs(_ counts: some Sequence<Int>) -> Double {
            counts.reduce(0.0) { $0 + Double($1) * (Double($1) - 1) / 2 }
        }
        let (both, inRows, inColumns) = (pairs(cells.values), pairs(rows.values), pairs(columns.values))
        let all = total * (total - 1) / 2
        let expected = all > 0 ? inRows * inColumns / all : 0
        let largest = (inRows + inColumns) / 2
        adjustedRandIndex = largest == expected ? 1 : (both - expected) / (largest - expected)

        // Sorted, so that the sum does not depend on the order of a dictionary.
        func entropy(_ counts: some Sequence<Int>) -> Double {
            counts.sorted().reduce(0.0) { $0 - Double($1) / total * log(Double($1) / total) }
        }
        let (a, b) = (entropy(rows.values), entropy(columns.values))
        let shared = max(0, a + b - entropy(cells.values))
        normalizedMutualInformation = a + b > 0 ? min(1, 2 * shared / (a + b)) : 1
    }

    private struct Cell<A: Hashable, B: Hashable>: Hashable {
        var a: A
        var b: B
    }
}
