import GenomeData
import PrismModel
import Testing

@testable import Predictions

/// Resamplings of groups draw from streams of their own: none replays another's numbers, shifted or not.
struct StreamTests {
    /// The same values as three contigs, so that only the streams can tell their intervals apart.
    private func twins(seed: UInt64) -> [Evaluation.Group] {
        var random = SplitMix64(seed: 6)
        let genes = (0..<40).map { _ -> (Float, Float) in
            let measured = Float(random.unit()) * 3
            return (measured, measured + Float(random.unit()) - 0.5)
        }
        let points = ["chr1", "chr2", "chr3"].flatMap { contig in
            genes.enumerated().map { number, values in
                Evaluation.Point(
                    gene: "\(contig).\(number)", contig: contig, split: nil, measured: values.0,
                    predicted: values.1)
            }
        }
        let evaluation = Evaluation(points, unit: "u", resamplings: 50, seed: seed)
        return evaluation.groups.filter { $0.by == "contig" }
    }

    @Test func groupsOfTheSameGenesHaveIntervalsOfTheirOwn() {
        for seed in [0, 2, 22, UInt64.max] {
            let groups = twins(seed: seed)
            #expect(groups.count == 3 && Set(groups.map { $0.pearson.value }).count == 1)
            #expect(Set(groups.map { $0.pearson.low }).count == 3)
            #expect(Set(groups.map { $0.mse.high }).count == 3)
            #expect(twins(seed: seed) == groups)
        }
    }

    /// With seeds that differ by the generator's increment, one sequence is the other a step later; streams are not.
    @Test func streamsAreNoShiftedCopiesOfEachOther() {
        for seed in [0, 2, 22] as [UInt64] {
            var seen: [UInt64: Int] = [:]
            for stream in 0..<200 {
                var random = SplitMix64(seed: seed, stream: UInt64(stream))
                for _ in 0..<200 {
                    let before = seen.updateValue(stream, forKey: random.next())
                    #expect(before == nil, "stream \(stream) repeats stream \(before ?? -1) of seed \(seed)")
                }
            }
        }
    }

    /// What the increment between seeds does, so that the test above is known to be able to fail.
    @Test func seedsAnIncrementApartAreShiftedCopies() {
        var first = SplitMix64(seed: 2)
        var second = SplitMix64(seed: 2 &+ 0x9E37_79B9_7F4A_7C15)
        _ = first.next()
        #expect((0..<50).allSatisfy { _ in first.next() == second.next() })
    }

    /// Batches of training, clusterings of so many states: neither replays the next one's draws.
    @Test func batchesAndPositionsHaveStreamsOfTheirOwn() {
        let order = BatchOrder(genes: 50, seed: 2)
        var seen: Set<UInt64> = []
        for position in 0..<200 {
            var random = order.random(position: position)
            for _ in 0..<20 { #expect(seen.insert(random.next()).inserted) }
        }
    }
}
