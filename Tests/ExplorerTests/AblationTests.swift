import PrismModel
import Testing

@testable import Explorer

@Suite struct AblationTests {
    /// v = 1 + 2a + 3b + 4ab: by hand, φ_a = 2 + 4/2, φ_b = 3 + 4/2.
    @Test func shapleyByHand() throws {
        var values: [ModalityMask: Double] = [:]
        for mask in ModalityMask.combinations(signals: 2) {
            let (a, b) = (mask.isOn(0) ? 1.0 : 0, mask.isOn(1) ? 1.0 : 0)
            values[mask] = 1 + 2 * a + 3 * b + 4 * a * b
        }
        let shapley = try #require(Ablation(signals: 2, values: values).shapley)
        #expect(abs(shapley[0] - 4) < 1e-12 && abs(shapley[1] - 5) < 1e-12)
    }

    @Test(arguments: 1...6)
    func shapleyAddsUp(signals: Int) throws {
        var random = SplitMix64(seed: UInt64(signals))
        var values: [ModalityMask: Double] = [:]
        for mask in ModalityMask.combinations(signals: signals) { values[mask] = random.unit() }
        let ablation = Ablation(signals: signals, values: values)
        let sum = try #require(ablation.shapley).reduce(0, +)
        #expect(abs(sum - (try #require(ablation.full) - #require(ablation.none))) < 1e-12)
    }

    @Test func shapleyWaitsForEveryMask() {
        var values: [ModalityMask: Double] = [:]
        for mask in ModalityMask.combinations(signals: 3).dropLast() { values[mask] = 1 }
        #expect(Ablation(signals: 3, values: values).shapley == nil)
    }

    @Test func masksAreComplete() {
        for count in 1...8 {
            let masks = Ablation.masks(signals: count)
            #expect(Set(masks).count == 1 << count && masks.first == .all)
        }
    }

    @Test func theEffectOfAMask() throws {
        var full = Survey(genes: 3)
        full.take(0..<3, [.success(1), .success(2), .failure(Problem("x"))])
        var without = Survey(genes: 3)
        without.take(0..<3, [.success(0), .success(4), .success(1)])
        let effect = AblationEffect(without, against: full, measured: [1, 3, nil])
        #expect(effect.mean == 0.5 && effect.meanMagnitude == 1.5)
        // Squared errors: everything on 0 and 1, without 1 and 1.
        #expect(abs(try #require(effect.mse).change - 0.5) < 1e-6)
    }

    @Test func fuzzyMatching() {
        func match(_ pattern: String, _ name: String) -> FuzzyMatch? {
            FuzzyMatch(FuzzyMatch.folded(pattern), in: FuzzyMatch.folded(name))
        }
        #expect(match("my", "MYH9")?.places == [0, 1])
        #expect(match("mh", "MYH9")?.places == [0, 2])
        #expect(match("hm", "MYH9") == nil)
        #expect(match("", "MYH9") != nil)
        #expect(match("top", "STOP1")?.places == [1, 2, 3])
        let scores = [("TOP1", "T1OP"), ("TOP1", "ATOP1"), ("TOP", "TOP1")].map { better, worse in
            (match("top", better)?.score ?? 0) > (match("top", worse)?.score ?? 0)
        }
        #expect(scores == [true, true, true])
    }
}
