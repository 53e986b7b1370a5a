import Foundation
import Testing

@testable import PrismModel

struct ContextStatesTests {
    /// Clouds around given centres, one vector after the other of each in turn.
    private static func clouds(
        _ centres: [[Float]], each: Int, width: Double, seed: UInt64 = 3
    ) throws -> VectorTable {
        var random = SplitMix64(seed: seed)
        return try VectorTable(
            (0..<each * centres.count).map { number in
                centres[number % centres.count].map { $0 + Float((random.unit() - 0.5) * width) }
            })
    }

    private static let four: [[Float]] = [[0, 0, 0], [9, 0, 0], [0, 9, 0], [0, 0, 9]]

    /// Four values on a line: {0, 1} and {10, 11}. Centroids 0.5 and 10.5, spread 1/4. Silhouettes: the outer points
    /// have a = 1, b = 10.5, the inner a = 1, b = 9.5.
    @Test func handComputed() throws {
        let table = try VectorTable([[0], [1], [10], [11]])
        let states = try ContextStates(learnedFrom: table, count: .given(2))
        #expect(states.labels == [0, 0, 1, 1] && states.sizes == [2, 2] && states.sampled == 4)
        #expect(abs(states.centroids[0].first! - 0.5) < 1e-5 && abs(states.centroids[1].first! - 10.5) < 1e-5)
        #expect(abs(states.spread - 0.25) < 1e-5)
        let expected = (9.5 / 10.5 + 8.5 / 9.5) / 2
        #expect(abs(try #require(states.silhouette) - expected) < 1e-5)
        // Squared distances 0.25 and 90.25 at 1; 25 and 25 half way.
        #expect(states.squaredDistances(of: [1]).map { ($0 * 100).rounded() / 100 } == [0.25, 90.25])
        let half = states.assignment(of: [5.5])
        #expect(abs(half[0] - 0.5) < 1e-3 && abs(half[0] + half[1] - 1) < 1e-12)
        // At 5.4 the squared distances are 24.01 and 26.01: odds exp(2 / 0.25).
        let near = states.assignment(of: [5.4])
        #expect(abs(log(near[0] / near[1]) - 8) < 0.01)
    }

    @Test func silhouetteFindsTheNumber() throws {
        let table = try Self.clouds(Self.four, each: 25, width: 2)
        let states = try ContextStates(learnedFrom: table)
        #expect(states.count == 4 && states.sizes == [25, 25, 25, 25])
        #expect(states.labels == (0..<100).map { $0 % 4 })
        #expect(Set(states.silhouettes.keys) == Set(2...8))
        #expect(try #require(states.silhouette) > 0.7)
    }

    @Test func sameSeedSameStates() throws {
        let table = try Self.clouds(Self.four, each: 20, width: 12)
        let first = try ContextStates(learnedFrom: table, count: .given(5), seed: 9)
        #expect(try ContextStates(learnedFrom: table, count: .given(5), seed: 9) == first)
        #expect(first.sizes == first.sizes.sorted(by: >) && first.sizes.reduce(0, +) == 80)
    }

    /// Every vector is in the state of its nearest centroid, which is also where its assignment is largest; centroids
    /// are means.
    @Test func nearestCentroids() throws {
        var random = SplitMix64(seed: 11)
        for round in 0..<10 {
            let table = try VectorTable(
                (0..<40).map { _ in (0..<6).map { _ in Float(random.unit()) } })
            let states = try ContextStates(
                learnedFrom: table, count: .given(2 + round % 5), seed: UInt64(round))
            for number in 0..<table.count {
                let squared = states.squaredDistances(of: table[number])
                let own = squared[states.labels[number]]
                #expect(squared.allSatisfy { own <= $0 + 1e-5 })
                let assignment = states.assignment(of: table[number])
                #expect(abs(assignment.reduce(0, +) - 1) < 1e-12)
                let likeliest = assignment[states.labels[number]]
                #expect(assignment.allSatisfy { likeliest >= $0 - 1e-4 })
            }
            for state in 0..<states.count {
                let members = table.selecting(states.labels.indices.filter { states.labels[$0] == state })
                for (a, b) in zip(members.mean, states.centroids[state]) { #expect(abs(a - b) < 1e-5) }
            }
        }
    }

    @Test func moreVectorsThanAreComparedInPairs() throws {
        let table = try Self.clouds(Self.four, each: 600, width: 3)
        let states = try ContextStates(learnedFrom: table, count: .bySilhouette(3...5), restarts: 2)
        #expect(states.sampled == ContextStates.largestSample && states.count == 4)
        #expect(states.labels.count == 2400 && states.sizes == [600, 600, 600, 600])
        #expect(states.labels == (0..<2400).map { states.labels[$0 % 4] })
    }

    @Test func identicalVectorsAreOneState() throws {
        let table = try VectorTable([[Float]](repeating: [0.25, 0.5, 0.75], count: 9))
        let states = try ContextStates(learnedFrom: table)
        #expect(states.count == 1 && states.spread == 0 && states.silhouette == nil)
        #expect(states.assignment(of: table[0]) == [1])
        let pair = try ContextStates(
            learnedFrom: VectorTable([[0, 1], [0, 1], [1, 0], [0, 1]]), count: .given(3))
        #expect(pair.count == 2 && pair.labels == [0, 0, 1, 0])
        #expect(pair.assignment(of: [0.1, 0.9]) == [1, 0])
    }

    @Test func fewVectors() throws {
        let one = try ContextStates(learnedFrom: VectorTable([[1, 2]]), count: .given(8))
        #expect(one.count == 1 && one.labels == [0] && one.state(of: [5, 5]) == 0)
        let two = try ContextStates(learnedFrom: VectorTable([[1], [4]]))
        #expect(two.count == 2 && two.silhouette == 0)
    }

    @Test func whatCannotBeClustered() throws {
        #expect(throws: PrismError.self) { try VectorTable([[Float]]()) }
        #expect(throws: PrismError.self) { try VectorTable([[]]) }
        #expect(throws: PrismError.self) { try VectorTable([[1], [1, 2]]) }
        #expect(throws: PrismError.self) { try VectorTable([[1], [.nan]]) }
        #expect(throws: PrismError.self) { try VectorTable([[.infinity]]) }
        #expect(throws: PrismError.self) { try ContextStates(learnedFrom: VectorTable(dimension: 3)) }
        let table = try VectorTable([[1], [2]])
        for count in [-1, 0, 33] {
            #expect(throws: PrismError.self) { try ContextStates(learnedFrom: table, count: .given(count)) }
        }
        #expect(throws: PrismError.cancelled) {
            let cancellation = Cancellation()
            cancellation.cancel()
            _ = try ContextStates(learnedFrom: table, cancellation: cancellation)
        }
        let states = try ContextStates(learnedFrom: table, count: .given(2))
        #expect(states.state(of: [1, 2]) == nil && states.state(of: [.nan]) == nil)
        #expect(states.assignment(of: [.nan]) == [0.5, 0.5])
        #expect(table[-1].isEmpty && table[2].isEmpty && table.selecting([5, 1]).values == [2])
    }

    /// Values whose squares overflow are no reason to stop.
    @Test func hugeValues() throws {
        let table = try VectorTable([[1e30], [-1e30], [3e37], [0]])
        let states = try ContextStates(learnedFrom: table)
        #expect(states.labels.count == 4)
    }
}
