import GenomeData
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
        func effect(_ heldOut: [Bool?]) -> AblationEffect {
            AblationEffect(
                without, against: full, measured: [1, 3, nil], split: { $0 == 1 ? .test : .train },
                isHeldOut: { heldOut[$0] })
        }
        let all = effect([nil, nil, nil])
        #expect(all.mean == 0.5 && all.meanMagnitude == 1.5 && all.genes == 2 && all.kind == .unknown)
        // Squared errors: everything on 0 and 1, without 1 and 1.
        #expect(abs(try #require(all.mse).change - 0.5) < 1e-6)
        #expect(effect([false, false, false]).kind == .learned)
        // What was learned from is no part of it, nor, where a test split is held out, another held-out gene.
        #expect(effect([true, true, true]).kind == .test && effect([true, true, true]).mean == 2)
        let others = effect([true, false, false])
        #expect(others.kind == .heldOut && others.genes == 1 && others.measured == 1 && others.mean == -1)
    }

    /// a and b are signals, c is made of a: c adds 4 where a is on, and nothing else. By hand: φ_a = 1 + 2, φ_b = 3, φ_c = 2.
    @Test func featuresMadeOfASignalAddNothingWithoutIt() throws {
        let groups = FeatureGroups(groups: [.init(name: "c", columns: [0], parents: [0])], means: [0])
        let coalitions = Coalitions(signals: 2, groups: groups)
        #expect(coalitions.count == 3 && coalitions.masks.count == 6 && coalitions.masks[0] == .all)
        var values: [ModalityMask: Double] = [:]
        for mask in coalitions.masks {
            let closed = groups.closing(mask)
            values[mask] =
                (closed.isOn(0) ? 1 : 0) + (closed.isOn(1) ? 3 : 0) + (closed.isGroupOn(0) ? 4 : 0)
        }
        let shapley = try #require(Ablation(coalitions, values: values).shapley)
        #expect(zip(shapley, [3, 3, 2]).allSatisfy { abs($0 - $1) < 1e-12 })
        // Off in F, it takes no part.
        let without = Coalitions(
            signals: 2, groups: groups, features: ModalityMask(off: [], groups: [0]))
        #expect(without.count == 2 && without.masks.count == 4)
        #expect(without.mask(present: 0b10) == ModalityMask(off: [0]))
        #expect(without.mask(present: 0b11) == ModalityMask(off: [], groups: [0]))
    }

    /// Never more predictions than 2^8: with more players signals are alone.
    @Test(arguments: [(6, 2, 2), (7, 2, 0), (8, 0, 0), (8, 1, 0)])
    func playersAreBounded(signals: Int, groups: Int, playing: Int) {
        let all = FeatureGroups(
            groups: (0..<groups).map { .init(name: "g\($0)", columns: [$0]) },
            means: Array(repeating: 0, count: groups))
        let coalitions = Coalitions(signals: signals, groups: all)
        #expect(coalitions.players.count == playing && coalitions.masks.count <= 256)
        #expect(coalitions.masks.count == 1 << coalitions.count)
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
