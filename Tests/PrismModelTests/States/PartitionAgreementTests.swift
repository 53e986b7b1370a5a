import Foundation
import Testing

@testable import PrismModel

struct PartitionAgreementTests {
    /// Pairs together: 2 in the first, 1 in the second, 1 in both, of 6. ARI = (1 − 2·1/6) / (1.5 − 2·1/6) = 4/7.
    /// Entropies log 2 and 1.5 log 2, joint 1.5 log 2: NMI = 2 · log 2 / (2.5 log 2) = 0.8.
    @Test func handComputed() throws {
        let agreement = try #require(PartitionAgreement([0, 0, 1, 1], ["a", "a", "b", "c"]))
        #expect(agreement.count == 4)
        #expect(abs(agreement.adjustedRandIndex - 4.0 / 7) < 1e-12)
        #expect(abs(agreement.normalizedMutualInformation - 0.8) < 1e-12)
    }

    /// No pair together in both: ARI = (0 − 2·2/6) / (2 − 2·2/6) = −1/2, and nothing is shared.
    @Test func crossed() throws {
        let agreement = try #require(PartitionAgreement([0, 0, 1, 1], [0, 1, 0, 1]))
        #expect(abs(agreement.adjustedRandIndex + 0.5) < 1e-12)
        #expect(abs(agreement.normalizedMutualInformation) < 1e-12)
    }

    @Test func namesDoNotMatter() throws {
        let agreement = try #require(PartitionAgreement([2, 2, 0, 1, 1], ["x", "x", "y", "z", "z"]))
        #expect(agreement.adjustedRandIndex == 1)
        #expect(abs(agreement.normalizedMutualInformation - 1) < 1e-12)
    }

    @Test func degenerate() throws {
        #expect(PartitionAgreement([Int](), [Int]()) == nil)
        #expect(PartitionAgreement([1], [1, 2]) == nil)
        // One thing alone is parted alike by all partitions: that says nothing of them.
        #expect(PartitionAgreement([7], ["a"]) == nil)
        let same = try #require(PartitionAgreement([0, 0, 0], [1, 1, 1]))
        #expect(same.adjustedRandIndex == 1 && same.normalizedMutualInformation == 1)
        let split = try #require(PartitionAgreement([0, 0, 0], [0, 1, 2]))
        #expect(split.adjustedRandIndex == 0 && split.normalizedMutualInformation == 0)
    }

    /// Symmetric, unchanged by renaming, 1 with itself; unrelated partitions agree by chance alone.
    @Test func properties() throws {
        var random = SplitMix64(seed: 5)
        var sum = 0.0
        for _ in 0..<200 {
            let a = (0..<60).map { _ in Int(random.next() % 4) }
            let b = (0..<60).map { _ in Int(random.next() % 3) }
            let forth = try #require(PartitionAgreement(a, b)), back = try #require(PartitionAgreement(b, a))
            #expect(abs(forth.adjustedRandIndex - back.adjustedRandIndex) < 1e-12)
            #expect(
                abs(forth.normalizedMutualInformation - back.normalizedMutualInformation) < 1e-12)
            #expect((0...1).contains(forth.normalizedMutualInformation) && forth.adjustedRandIndex <= 1)
            let renamed = try #require(PartitionAgreement(a.map { 3 - $0 }, b))
            #expect(abs(renamed.adjustedRandIndex - forth.adjustedRandIndex) < 1e-12)
            #expect(try #require(PartitionAgreement(a, a)).adjustedRandIndex == 1)
            sum += forth.adjustedRandIndex
        }
        #expect(abs(sum / 200) < 0.02)
    }
}
