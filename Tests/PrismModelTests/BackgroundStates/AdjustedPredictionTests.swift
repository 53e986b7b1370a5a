import Foundation
import Synchronization
import Testing

@testable import PrismModel

/// Predictions of models that are adjusted for background states.
struct AdjustedPredictionTests {
    private typealias Form = ModelConfiguration.Background.Form

    @Test(arguments: ModelConfiguration.Background.Form.allCases)
    func areTheFormula(_ form: ModelConfiguration.Background.Form) throws {
        let c = AdjustedModel.configuration(form)
        let parameters = TinyModel.parameters(c, seed: 5)
        let states = try AdjustedModel.states()
        let window = AdjustedModel.window()
        let reference = ReferenceForward(c, parameters).expectations(
            ReferenceForward.Window(window, signals: c.signals))
        #expect(Set(reference).count == 3)
        for set in InstructionSet.available {
            let model = try PrismModel(c, parameters, background: states, instructionSet: set)
            let found = try model.predict(window, outputs: .full)
            let expected = try #require(found.perContext)
            for (value, plain) in zip(expected, reference) { #expect(abs(Double(value) - plain) < 1e-5) }
            func mean(_ shares: [Double]) -> Double {
                zip(shares, reference).reduce(0) { $0 + $1.0 * $1.1 }
            }
            #expect(abs(Double(try #require(found.observed)) - mean([0.2, 0.7, 0.1])) < 1e-5)
            #expect(abs(Double(try #require(found.intervened)) - mean(states.prior)) < 1e-5)
            #expect(found.background?.assignment == [0.2, 0.7, 0.1] && found.contextWeights == nil)
            #expect(found.background?.prior == states.prior.map { Float($0) })
            // No more than is asked for, and the same.
            let observed = try model.predict(window)
            #expect(observed.observed == found.observed && observed.intervened == nil)
            let alone = try model.predict(window, outputs: .intervened)
            #expect(alone.intervened == found.intervened && alone.observed == nil)
        }
    }

    /// Where it lies in one state wholly, what is predicted is what is expected in that state.
    @Test(arguments: ModelConfiguration.Background.Form.allCases)
    func asIfItLayInOneState(_ form: ModelConfiguration.Background.Form) throws {
        let model = try AdjustedModel.model(form)
        let expected = try #require(
            model.predict(AdjustedModel.window(), outputs: .intervened).perContext)
        for state in 0..<3 {
            let whole = (0..<3).map { Float($0 == state ? 1 : 0) }
            #expect(try model.predict(AdjustedModel.window(whole)).observed == expected[state])
        }
    }

    /// The smoothed line: about 0 far below, about the line far above, and never below 0.
    @Test func softplus() throws {
        let c = AdjustedModel.configuration(.shift)
        var parameters = TinyModel.parameters(c, seed: 5)
        parameters.setBackgroundEffects([-1000, 0, 1000])
        let weights = try #require(BackgroundWeights(parameters, c))
        let values = weights.values([0.5])
        #expect(values[0] == 0 && abs(values[2] - 1000.5) < 1e-3)
        #expect(abs(Double(values[1]) - 0.4 * log(1 + exp(0.5 / 0.4))) < 1e-6)
        let slopes = weights.slopes([0.5])
        #expect(slopes[0] == 0 && slopes[2] == 1 && abs(slopes[1] - 1 / (1 + exp(-0.5 / 0.4))) < 1e-12)
    }

    @Test(arguments: [nil, [0.5, 0.5], [0.5, 0.3, 0.1], [1.5, -0.5, 0], [.nan, 0.5, 0.5]] as [[Float]?])
    func assignmentsThatAreNone(_ assignment: [Float]?) throws {
        let model = try AdjustedModel.model()
        let window = AdjustedModel.window(assignment)
        #expect(throws: PrismError.self) { try model.predict(window) }
        #expect(throws: PrismError.self) { try model.inputGradients(of: .observed, [window]) }
        let c = model.configuration
        #expect(throws: PrismError.self) {
            try GradientEngine(c).gradients(
                Parameters(initialising: c, seed: 1), TrainingBatch(windows: [window], targets: [1]))
        }
    }

    /// Answers with how many signals are missing.
    private final class Source: BackgroundSource {
        let asked = Mutex<[Set<Int>]>([])

        func assignment(
            ofGeneAt index: Int, to states: BackgroundModel, signals: [Int], without off: Set<Int>
        ) throws(PrismError) -> [Float]? {
            asked.withLock { $0.append(off) }
            guard index < 100 else { return nil }
            return off.isEmpty ? [1, 0, 0] : off.count == 1 ? [0, 1, 0] : [0, 0, 1]
        }
    }

    /// A signal that is off is missing for the states too, whoever switched it off.
    @Test func masks() throws {
        let model = try AdjustedModel.model()
        let source = Source()
        var window = AdjustedModel.window(nil)
        window.background = GeneBackground(gene: 4, from: source)
        func expected(_ assignment: [Float], _ mask: ModalityMask) throws -> Float? {
            try model.predict(AdjustedModel.window(assignment), mask: mask).observed
        }
        let one = ModalityMask(off: [1]), both = ModalityMask(off: [0, 1])
        #expect(try model.predict(window).observed == expected([1, 0, 0], .all))
        #expect(try model.predict(window, mask: one).observed == expected([0, 1, 0], one))
        let masked = try window.masked(one, signalCount: 2)
        #expect(try model.predict(masked).observed == expected([0, 1, 0], one))
        let twice = try masked.masked(ModalityMask(off: [0]), signalCount: 2)
        #expect(try model.predict(twice).observed == expected([0, 0, 1], both))
        #expect(source.asked.withLock { $0 } == [[], [1], [1], [0, 1]])
        // Nothing known: the prior, so that both predictions are one.
        window.background = GeneBackground(gene: 100, from: source)
        let unknown = try model.predict(window, outputs: .full)
        #expect(unknown.observed == unknown.intervened)
        #expect(
            GeneBackground(gene: 1, from: source) == GeneBackground(gene: 1, from: source)
                && GeneBackground(gene: 1, from: source) != GeneBackground(gene: 2, from: source)
                && GeneBackground(gene: 1, from: source) != GeneBackground(gene: 1, from: Source())
                && GeneBackground([1, 0]) != GeneBackground(gene: 1, from: source))
    }

    @Test(
        arguments: ModelConfiguration.Background.Form.allCases, [DifferentiableOutput.observed, .intervened])
    func inputGradients(_ form: ModelConfiguration.Background.Form, _ output: DifferentiableOutput) throws {
        let c = AdjustedModel.configuration(form)
        let parameters = TinyModel.parameters(c, seed: 15)
        let states = try AdjustedModel.states()
        let model = try PrismModel(c, parameters, background: states)
        let window = AdjustedModel.window()
        let found = try model.inputGradients(of: output, [window])[0]
        let reference = ReferenceForward(c, parameters)
        let shares = output == .observed ? [0.2, 0.7, 0.1] : states.prior
        let start = ReferenceForward.Window(window, signals: c.signals)
        func predict(_ window: ReferenceForward.Window) -> Double {
            zip(reference.expectations(window), shares).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(abs(Double(found.prediction) - predict(start)) < 1e-5)
        var random = SplitMix64(seed: 8)
        let direction = found.signals.map { _ in 2 * random.unit() - 1 }
        func moved(_ step: Double) -> Double {
            var other = start
            for (index, value) in direction.enumerated() {
                other.signals[index / c.signals][index % c.signals] += step * value
            }
            for index in other.features.indices { other.features[index] += step }
            return predict(other)
        }
        let slope =
            zip(found.signals, direction).reduce(0) { $0 + Double($1.0) * $1.1 }
            + found.features.reduce(0) { $0 + Double($1) }
        #expect(abs(slope - (moved(1e-5) - moved(-1e-5)) / 2e-5) < 1e-4 * max(1, abs(slope)))
        #expect(found.signals.contains { $0 != 0 })
    }

    @Test func statesThatDoNotFit() throws {
        let c = AdjustedModel.configuration(.shift)
        let parameters = Parameters(initialising: c, seed: 1)
        #expect(throws: PrismError.self) { try PrismModel(c, parameters) }
        let two = try BackgroundModel(
            SampleChain.model([[0.1, 0.1], [1.5, 1.4]], stay: [0.98, 0.95]),
            signals: AdjustedModel.states().signals)
        #expect(throws: PrismError.self) { try PrismModel(c, parameters, background: two) }
        var other = c
        other.background?.signals = [0]
        #expect(throws: PrismError.self) {
            try PrismModel(other, parameters, background: AdjustedModel.states())
        }
    }
}
