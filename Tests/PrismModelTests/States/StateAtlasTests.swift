import Foundation
import Testing

@testable import PrismModel

struct StateAtlasTests {
    @Test func profileAveragesParts() {
        // Two signals of four bases in two parts.
        let profile = SignalProfile(signals: [1, 10, 3, 20, 5, 30, 9, 40], count: 2, bins: 2)
        #expect(profile.values == [2, 7, 15, 35])
        #expect(profile.mean(0) == 4.5 && profile.mean(1) == 25 && profile.mean(2) == 0)
        let reversed = SignalProfile(
            signals: [1, 10, 3, 20, 5, 30, 9, 40], count: 2, bins: 2, isReversed: true)
        #expect(
            reversed.values == [profile.values[1], profile.values[0], profile.values[3], profile.values[2]])
        let short = SignalProfile(signals: [4], count: 1, bins: 3)
        #expect(short.values.reduce(0, +) == 4 && short.values.count == 3)
        #expect(SignalProfile(signals: [], count: 0, bins: 0).values.isEmpty)
    }

    @Test func distribution() throws {
        let some = try #require(ValueDistribution([4, 0, 2, .nan, 1, 3], range: 0...8, bins: 4))
        #expect(some.count == 5 && some.mean == 2 && some.quantiles == [0, 1, 2, 3, 4])
        #expect(some.histogram == [2, 2, 1, 0])
        #expect(ValueDistribution([.nan]) == nil)
        let one = try #require(ValueDistribution([7], bins: 3))
        #expect(one.median == 7 && one.histogram == [1, 0, 0])
    }

    @Test func entries() throws {
        func sample(_ state: Int?, _ distance: Double, _ signal: Float, _ a: Float?, _ b: Float?)
            -> StateAtlas.Sample
        {
            StateAtlas.Sample(
                state: state, squaredDistance: distance,
                profile: SignalProfile(signals: [signal, 2 * signal], count: 1, bins: 2), measured: a,
                observed: a, intervened: b)
        }
        let atlas = StateAtlas(
            [
                sample(0, 3, 1, 1, 2), sample(1, 1, 5, 4, nil), sample(0, 2, 3, 2, 2.5),
                sample(nil, 0, 9, 9, 9),
                sample(7, 0, 9, nil, nil),
            ], states: 3)
        #expect(atlas.entries.map(\.size) == [2, 1, 0] && atlas.bins == 2)
        #expect(atlas.entries[0].signals == [2, 4] && atlas.entries[0].typical == [2, 0])
        #expect(atlas.entries[0].interventionEffect == 0.75 && atlas.entries[1].interventionEffect == nil)
        #expect(atlas.entries[0].measured?.mean == 1.5 && atlas.entries[2].measured == nil)
        #expect(atlas.mean(state: 0, signal: 0) == 3 && atlas.mean(state: 0, signal: 1) == nil)
        #expect(atlas.profile(state: 1, signal: 0) == [5, 10] && atlas.expressionRange == 1...9)
        #expect(StateAtlas([], states: 2).entries.map(\.size) == [0, 0])
    }

    /// Points along a diagonal with a little across: the first axis is the diagonal.
    @Test func principalPlane() throws {
        let table = try VectorTable(
            (0..<50).map { [Float($0), Float($0), Float($0 % 2)] })
        let plane = PrincipalPlane(of: table)
        #expect(abs(plane.axes[0][0] - 0.7071) < 1e-3 && abs(plane.axes[0][1] - 0.7071) < 1e-3)
        #expect(abs(abs(plane.axes[1][2]) - 1) < 1e-3)
        #expect(plane.shares[0] > 0.99 && plane.shares[0] + plane.shares[1] <= 1.0001)
        let first = try #require(plane.coordinates(of: table[0]))
        let last = try #require(plane.coordinates(of: table[49]))
        #expect(abs(last.x - first.x - 49 * 2.0.squareRoot()) < 0.01)
        #expect(plane.coordinates(of: [1]) == nil)
        let still = PrincipalPlane(of: try VectorTable([[1, 1], [1, 1]]))
        #expect(still.shares == [0, 0] && still.coordinates(of: [1, 1])?.x == 0)
    }

    /// The generator alone gives what a whole prediction gives, also with a signal off.
    @Test func contextVectors() throws {
        var configuration = Golden.small
        configuration.generator = TinyModel.configuration.generator
        let ensemble = try Ensemble(
            [2, 3].map {
                try PrismModel(configuration, Parameters(initialising: configuration, seed: $0))
            })
        let window = GeneWindow.example(for: configuration, length: 200)
        let mask = ModalityMask(off: [0])
        let whole = try #require(
            try ensemble.predict([window], outputs: .contextWeights, mask: mask).first?.contextVector)
        let alone = try #require(try ensemble.contextVector(signals: window.signals, mask: mask))
        #expect(alone == whole && alone.count == 2 * 2 * configuration.width && ensemble.hasContexts)
        let member = try #require(try ensemble.models[0].contextWeights(signals: window.signals, mask: mask))
        #expect(Array(alone.prefix(configuration.width)) == member.vector(0))
        #expect(throws: PrismError.self) { try ensemble.contextVector(signals: [1, 2, 3]) }
        #expect(throws: PrismError.self) { try ensemble.contextVector(signals: []) }

        var plain = configuration
        plain.generator = nil
        let single = try Ensemble([PrismModel(plain, Parameters(initialising: plain, seed: 1))])
        #expect(try single.contextVector(signals: window.signals) == nil && !single.hasContexts)
    }
}
