import Foundation
import Testing

@testable import PrismModel

struct HiddenMarkovTests {
    /// What `Tests/Independent/hidden_markov.py` has written.
    private struct Fixture: Decodable {
        struct Model: Decodable {
            let means: [[Double]]
            let variances: [[Double]]
            let transitions: [[Double]]
            let start: [Double]
        }
        struct Chain: Decodable {
            let values: [[Float?]]
            let log_likelihood: Double
            let posteriors: [[Double]]
        }
        let model: Model
        let chains: [Chain]
        let step: Model

        init() throws {
            let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            let file = tests.appendingPathComponent("../../Independent/hidden_markov.json").standardized
            self = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
        }

        var hidden: HiddenMarkovModel {
            get throws {
                try HiddenMarkovModel(
                    signals: model.means[0].count, means: model.means.flatMap { $0 },
                    variances: model.variances.flatMap { $0 },
                    transitions: model.transitions.flatMap { $0 }, start: model.start)
            }
        }
    }

    private static func bins(_ chain: Fixture.Chain) -> SignalBins {
        SignalBins(signals: chain.values[0].count, values: chain.values.flatMap { $0.map { $0 ?? .nan } })
    }

    private static func largest(_ a: [Double], _ b: [Double]) -> Double {
        a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
    }

    @Test func likelihoodsAndPosteriorsAreHmmlearns() throws {
        let fixture = try Fixture()
        let model = try fixture.hidden
        #expect(fixture.chains.count == 3)
        for chain in fixture.chains {
            let bins = Self.bins(chain)
            let (posteriors, likelihood) = try model.posteriors(of: bins)
            #expect(abs(likelihood - chain.log_likelihood) < 1e-4)
            #expect(Self.largest(posteriors.map(Double.init), chain.posteriors.flatMap { $0 }) < 1e-5)
            #expect(try model.logLikelihood(of: bins) == likelihood)
        }
        #expect(Self.bins(fixture.chains[2]).values.contains { $0.isNaN })
    }

    @Test func stepOfBaumWelchIsHmmlearns() throws {
        let fixture = try Fixture()
        let model = try fixture.hidden
        var sums = HiddenMarkovExpectation(signals: 3, states: 4)
        for chain in fixture.chains.prefix(2) { sums.add(try model.expectation(of: Self.bins(chain))) }
        let after = try sums.maximised(model, floor: [0, 0, 0])
        #expect(Self.largest(after.means, fixture.step.means.flatMap { $0 }) < 1e-5)
        #expect(Self.largest(after.variances, fixture.step.variances.flatMap { $0 }) < 1e-5)
        #expect(Self.largest(after.transitions, fixture.step.transitions.flatMap { $0 }) < 1e-5)
        #expect(Self.largest(after.start, fixture.step.start) < 1e-5)
        let floored = try sums.maximised(model, floor: [0.5, 0, 0])
        #expect(floored.variances[0] == 0.5 && floored.variances[1] == after.variances[1])
    }

    /// Against the sum over all paths of a short chain, one value and one whole bin missing.
    @Test func sumOverAllPaths() throws {
        let model = try SampleChain.model([[0.1, 0.9], [0.7, 0.4], [0.4, 0.2]], stay: [0.8, 0.6, 0.7])
        let bins = SignalBins(signals: 2, values: [0.2, 0.8, .nan, 0.5, .nan, .nan, 0.3, .nan])
        func density(_ state: Int, _ bin: Int) -> Double {
            (0..<2).reduce(1.0) { product, signal in
                let x = Double(bins.values[bin * 2 + signal])
                guard !x.isNaN else { return product }
                let (mean, variance) = (
                    model.means[state * 2 + signal], model.variances[state * 2 + signal]
                )
                return product * exp(-(x - mean) * (x - mean) / (2 * variance))
                    / (2 * .pi * variance).squareRoot()
            }
        }
        var total = 0.0
        var byState = [Double](repeating: 0, count: 12)
        for path in 0..<81 {
            let states = [path % 3, path / 3 % 3, path / 9 % 3, path / 27]
            var chance = model.start[states[0]] * density(states[0], 0)
            for bin in 1..<4 {
                chance *= model.transitions[states[bin - 1] * 3 + states[bin]] * density(states[bin], bin)
            }
            total += chance
            for bin in 0..<4 { byState[bin * 3 + states[bin]] += chance }
        }
        let (posteriors, likelihood) = try model.posteriors(of: bins)
        #expect(abs(likelihood - log(total)) < 1e-9)
        #expect(Self.largest(posteriors.map(Double.init), byState.map { $0 / total }) < 1e-6)
    }

    /// A signal that is off is the same as one that no bin has.
    @Test func signalsOffAreMissing() throws {
        let model = try SampleChain.model([[0.1, 0.9], [0.7, 0.4]], stay: [0.9, 0.9])
        let bins = SampleChain.draw(model, count: 700, seed: 4, missing: 5).bins
        var without = bins.values
        for index in stride(from: 1, to: without.count, by: 2) { without[index] = .nan }
        let off = try model.posteriors(of: bins, without: [1])
        let absent = try model.posteriors(of: SignalBins(signals: 2, values: without))
        #expect(off.values == absent.values && off.logLikelihood == absent.logLikelihood)
        let nothing = try model.posteriors(of: bins, without: [0, 1])
        #expect(nothing.logLikelihood == 0 || abs(nothing.logLikelihood) < 1e-9)
        #expect(nothing.values.allSatisfy { abs($0 - 0.5) < 1e-6 })
    }

    @Test(arguments: [0, 1, 2, 255, 256, 257, 512, 1000])
    func anyLengthSumsToOne(count: Int) throws {
        let model = try SampleChain.model([[0.1], [0.7]], stay: [0.9, 0.8])
        let bins = SampleChain.draw(model, count: count, seed: 9, missing: 7).bins
        let (posteriors, likelihood) = try model.posteriors(of: bins)
        #expect(posteriors.count == 2 * count && likelihood.isFinite)
        // However little of the forward pass is kept.
        for block in [1, 7, 256] {
            let again = try model.posteriors(of: bins, block: block)
            #expect(again.values == posteriors)
            #expect(abs(again.logLikelihood - likelihood) <= 1e-9 * abs(likelihood))
        }
        for bin in 0..<count { #expect(abs(posteriors[2 * bin] + posteriors[2 * bin + 1] - 1) < 1e-6) }
    }

    /// Values far from every state, states that never follow each other, variances of any size: still numbers.
    @Test func extremes() throws {
        let model = try HiddenMarkovModel(
            signals: 1, means: [0, 1e6], variances: [1e-12, 1e12], transitions: [1, 0, 0, 1], start: [1, 0])
        let values: [Float] = [0, 3e38, -3e38, 1e6, .infinity, .nan, 0, 1e-30]
        let (posteriors, likelihood) = try model.posteriors(of: SignalBins(signals: 1, values: values))
        #expect(posteriors.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1 } && likelihood.isFinite)
        #expect(SignalBins(signals: 1, values: values).present == 6)
        #expect(SignalBins(signals: 3, values: [1, 2, 3, 4]).count == 1)
    }

    @Test func modelsThatAreNone() {
        func fails(
            _ means: [Double] = [0, 1], _ variances: [Double] = [1, 1],
            _ transitions: [Double] = [0.9, 0.1, 0.2, 0.8], _ start: [Double] = [0.5, 0.5]
        ) -> Bool {
            (try? HiddenMarkovModel(
                signals: 1, means: means, variances: variances, transitions: transitions, start: start))
                == nil
        }
        #expect(!fails())
        #expect(fails([0]) && fails([0, .nan]) && fails([0, 1], [1, 0]) && fails([0, 1], [1, .infinity]))
        #expect(
            fails([0, 1], [1, 1], [0.9, 0.2, 0.2, 0.8]) && fails([0, 1], [1, 1], [1.1, -0.1, 0.2, 0.8]))
        #expect(fails([0, 1], [1, 1], [0.9, 0.1], [0.5, 0.5]) && fails([], [], [], []))
        let model = try? SampleChain.model([[0.0], [1]], stay: [0.9, 0.9])
        #expect(throws: PrismError.self) {
            _ = try model?.posteriors(of: SignalBins(signals: 2, values: [1, 2]))
        }
    }

    /// Two brief states that alternate last together; one that interrupts others does not.
    @Test func splitStates() throws {
        let shades = try HiddenMarkovModel(
            signals: 1, means: [0, 1, 2], variances: [1, 1, 1],
            transitions: [0.98, 0.01, 0.01, 0.02, 0.5, 0.48, 0.02, 0.48, 0.5], start: [1, 0, 0])
        #expect(shades.isSplit(shortest: 6))
        let element = try HiddenMarkovModel(
            signals: 1, means: [0, 1, 2], variances: [1, 1, 1],
            transitions: [0.95, 0.01, 0.04, 0.01, 0.95, 0.04, 0.3, 0.3, 0.4], start: [1, 0, 0])
        #expect(!element.isSplit(shortest: 6))
        #expect(abs(element.longRun.reduce(0, +) - 1) < 1e-9)
        // The share of the element: what flows in, 0.04 of the rest, flows out, 0.6 of it: 0.04 of 0.64.
        #expect(abs(element.longRun[2] - 0.0625) < 1e-6)
    }
}
