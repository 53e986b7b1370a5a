import Foundation
import Testing

@testable import PrismModel

struct HiddenMarkovLearningTests {
    private static let means = [[0.9, 0.2], [0.5, 0.6], [0.1, 0.1]]

    private static func chains(seed: UInt64 = 5) throws -> (chains: [SignalBins], states: [Int]) {
        let model = try SampleChain.model(means, stay: [0.97, 0.95, 0.98])
        let drawn = (0..<3).map { SampleChain.draw(model, count: 900, seed: seed + UInt64($0), missing: 6) }
        return (drawn.map(\.bins), drawn.flatMap(\.states))
    }

    private static func labels(_ model: HiddenMarkovModel, _ chains: [SignalBins]) throws -> [Int] {
        try chains.flatMap { chain in
            let posteriors = try model.posteriors(of: chain).values
            return (0..<chain.count).map { bin in
                (0..<model.states).max {
                    posteriors[bin * model.states + $0] < posteriors[bin * model.states + $1]
                } ?? 0
            }
        }
    }

    @Test func findsStatesAndTheirNumber() throws {
        let (chains, states) = try Self.chains()
        var learning = HiddenMarkovLearning(count: .among(2...5), seed: 3)
        let found = try learning.learn(from: chains, threads: 2)
        #expect(found.model.states == 3 && found.criteria.count == 4 && found.isConverged)
        #expect(found.bins == 2250 && found.sampled == 2250)
        let agreement = try #require(PartitionAgreement(try Self.labels(found.model, chains), states))
        #expect(agreement.adjustedRandIndex > 0.95)
        for mean in Self.means {
            let distances = (0..<3).map { state in
                zip(mean, 0..<2).map { abs($0 - (found.model.mean(state, $1) ?? 9)) }.max() ?? 9
            }
            #expect((distances.min() ?? 9) < 0.03)
        }
        // The same by any number of threads, and with the number given.
        #expect(try learning.learn(from: chains, threads: 1) == found)
        learning.count = .given(3)
        #expect(try learning.learn(from: chains).model == found.model)
        learning.count = .given(2)
        #expect(try learning.learn(from: chains).model.states == 2)
    }

    @Test func theNumberIsThatOfTheBestCriterion() {
        let gaining: [Int: Double] = [2: -1_000, 3: -6_000, 4: -8_000, 5: -9_800, 6: -9_700, 7: -9_800]
        #expect(HiddenMarkovLearning.chosen(gaining, []) == 5)
        // Not a number at which a lasting state comes apart, even if it is the best.
        #expect(HiddenMarkovLearning.chosen(gaining, [5]) == 7)
        #expect(HiddenMarkovLearning.chosen(gaining, [5, 6, 7]) == 4)
        #expect(HiddenMarkovLearning.chosen(gaining, Set(2...7)) == 5)
        // Nothing gained: the least, whether it comes apart or not; a least number that comes apart is passed over for one that
        // gains.
        #expect(HiddenMarkovLearning.chosen([2: -5, 3: -4, 4: -3], []) == 2)
        #expect(HiddenMarkovLearning.chosen([2: -5, 3: -4, 4: -3], [2]) == 2)
        #expect(HiddenMarkovLearning.chosen([2: -5, 3: -6, 4: -3], [2]) == 3)
        #expect(HiddenMarkovLearning.chosen([3: -47, 7: 126, 8: 209], [3, 8]) == 3)
        #expect(HiddenMarkovLearning.chosen([3: 7], []) == 3)
        #expect(HiddenMarkovLearning.chosen([:], []) == nil)
    }

    /// The number chosen on a sample, the model improved on all.
    @Test func sampleOfManyBins() throws {
        let model = try SampleChain.model(Self.means, stay: [0.97, 0.95, 0.98])
        let chains = (0..<2).map { SampleChain.draw(model, count: 7_000, seed: UInt64($0 + 20)).bins }
        var learning = HiddenMarkovLearning(count: .among(2...4))
        learning.starts = 2
        learning.mostBinsToChoose = 4_000
        let found = try learning.learn(from: chains, threads: 2)
        #expect(found.model.states == 3 && found.bins == 14_000)
        #expect(found.sampled >= 3_000 && found.sampled <= 4_000)
        let all = try chains.reduce(0.0) { $0 + (try found.model.logLikelihood(of: $1)) }
        #expect(abs(all - found.logLikelihood) < 1e-6 * abs(all))
    }

    /// Signals in small units are told apart too: the least variance follows them.
    @Test func smallUnits() throws {
        let (chains, states) = try Self.chains()
        let small = chains.map { SignalBins(signals: 2, values: $0.values.map { $0 * 0.01 }) }
        let found = try HiddenMarkovLearning(count: .given(3)).learn(from: small)
        let agreement = try #require(PartitionAgreement(try Self.labels(found.model, small), states))
        #expect(agreement.adjustedRandIndex > 0.9)
    }

    /// Bins of which no two signals are there together.
    @Test func signalsApart() throws {
        var (chains, states) = try Self.chains()
        chains = chains.map { chain in
            SignalBins(
                signals: 2, values: chain.values.enumerated().map { ($0 / 2 + $0) % 2 == 0 ? $1 : .nan })
        }
        let found = try HiddenMarkovLearning(count: .given(3)).learn(from: chains)
        let agreement = try #require(PartitionAgreement(try Self.labels(found.model, chains), states))
        #expect(agreement.adjustedRandIndex > 0.6)
    }

    @Test func whatCannotBeLearned() throws {
        func words(_ learning: HiddenMarkovLearning, _ chains: [SignalBins]) -> String {
            do throws(PrismError) {
                _ = try learning.learn(from: chains)
                return ""
            } catch { return "\(error)" }
        }
        let usual = HiddenMarkovLearning()
        #expect(words(usual, []).contains("no bin has data"))
        let missing = SignalBins(signals: 1, values: [.nan, .nan])
        #expect(words(usual, [missing]).contains("no bin has data"))
        let flat = SignalBins(signals: 1, values: [Float](repeating: 1, count: 99))
        #expect(words(usual, [flat]).contains("differ too little"))
        let two = SignalBins(signals: 2, values: [1, 2])
        #expect(words(usual, [flat, two]).contains("different numbers of signals"))
        #expect(words(HiddenMarkovLearning(count: .given(1)), [flat]).contains("must be 2"))
        #expect(words(HiddenMarkovLearning(count: .given(99)), [flat]).contains("must be 2"))
        let few = SignalBins(signals: 1, values: [1, 2, 3, 1, 2, 3])
        #expect(words(HiddenMarkovLearning(count: .given(4)), [few]).contains("differ too little"))
        #expect(words(HiddenMarkovLearning(count: .given(3)), [few]).isEmpty)
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: PrismError.cancelled) {
            try usual.learn(from: try Self.chains().chains, cancellation: cancellation)
        }
    }
}
