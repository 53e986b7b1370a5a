import Testing

@testable import PrismModel

/// Attributions against what they are defined as: finite differences, exact sums, predictions one by one.
struct AttributionTests {
    private let configuration = TinyModel.configuration
    private let window = TinyModel.batch(TinyModel.configuration, lengths: [70], seed: 16).windows[0]

    private func model(seed: UInt64 = 15) throws -> PrismModel {
        try PrismModel(configuration, TinyModel.parameters(configuration, seed: seed))
    }

    private func means() -> [Float] {
        var random = SplitMix64(seed: 31)
        return window.signals.map { _ in Float(random.unit()) }
    }

    /// Every contribution of gradient × input is a directional derivative, here in double precision.
    @Test(arguments: [DifferentiableOutput.observed, .intervened], [false, true])
    func gradientInput(_ output: DifferentiableOutput, usesMeans: Bool) throws {
        let baseline: SignalBaseline = usesMeans ? .mean(means()) : .zero
        let found = try model().attribution(.gradientInput, of: output, window, baseline: baseline)
        let reference = ReferenceForward(configuration, TinyModel.parameters(configuration, seed: 15))
        let start = ReferenceForward.Window(window, signals: configuration.signals)
        func predict(_ window: ReferenceForward.Window) -> Double {
            output == .observed ? reference.observed(window) : reference.intervened(window)
        }
        /// How fast the prediction moves as an input moves away from its baseline.
        func slope(_ move: (inout ReferenceForward.Window, Double) -> Void) -> Double {
            var ahead = start, behind = start
            move(&ahead, 1e-5)
            move(&behind, -1e-5)
            return (predict(ahead) - predict(behind)) / 2e-5
        }
        let largest = (found.bases + found.signals).map(\.magnitude).max() ?? 0
        #expect(largest > 1e-4)
        let tolerance = 2e-4 * Double(largest)
        for position in stride(from: 0, to: 70, by: 7) {
            let expected = slope { window, step in
                for letter in 0..<4 { window.oneHot[position][letter] *= 1 + step }
            }
            #expect(abs(Double(found.bases[position]) - expected) < tolerance, "base \(position)")
            for signal in 0..<configuration.signals {
                let index = position * configuration.signals + signal
                let change = Double(window.signals[index]) - (usesMeans ? Double(means()[index]) : 0)
                let expected = slope { $0.signals[position][signal] += $1 * change }
                #expect(abs(Double(found.signals[index]) - expected) < tolerance, "signal \(index)")
            }
        }
        #expect(abs(found.prediction - predict(start)) < 1e-5)
        #expect(try #require(found.residual) == found.prediction - found.baseline - found.total)
    }

    /// Integrated gradients add up to the change of the prediction, the better the more steps.
    @Test(arguments: [DifferentiableOutput.observed, .intervened], [false, true])
    func integratedGradientsAreComplete(_ output: DifferentiableOutput, usesMeans: Bool) throws {
        let baseline: SignalBaseline = usesMeans ? .mean(means()) : .zero
        let model = try model()
        func residual(_ steps: Int) throws -> Double {
            let found = try model.attribution(
                .integratedGradients(steps: steps), of: output, window, baseline: baseline)
            #expect(abs(found.prediction - found.baseline) > 0.01)
            return try abs(#require(found.residual)) / abs(found.prediction - found.baseline)
        }
        let few = try residual(8), many = try residual(64)
        #expect(many < 2e-3, "\(many)")
        #expect(many < few, "\(few) with 8 steps, \(many) with 64")
    }

    /// On the way from no bases and no signals at all the prediction bends sharply: the points go there.
    @Test func integratedGradientsFromNothing() throws {
        let model = try PrismModel(Golden.small, TinyModel.parameters(Golden.small, seed: 17))
        let window = GeneWindow.example(for: model.configuration, length: 100)
        let found = try model.attribution(.integratedGradients(steps: 32), of: .intervened, window)
        let change = found.prediction - found.baseline
        #expect(abs(change) > 0.01)
        #expect(try abs(#require(found.residual)) < 2e-2 * abs(change), "\(found.residual ?? 0) of \(change)")
        let nothing = GeneWindow(
            bases: Array(repeating: Base.unknown, count: 100),
            signals: Array(repeating: 0, count: 300), features: window.features)
        let expected = try #require(try model.predict(nothing, outputs: .intervened).intervened)
        #expect(found.baseline == Double(expected))
    }

    /// Occlusion equals predictions of windows with the stretch taken out by hand.
    @Test func occlusion() throws {
        let model = try model()
        let found = try model.attribution(
            .occlusion(stretch: 20, stride: 10), window, baseline: .mean(means()))
        let whole = try #require(try model.predict(window).observed)
        func loss(_ change: (inout GeneWindow) -> Void) throws -> Float {
            var changed = window
            change(&changed)
            return whole - (try #require(try model.predict(changed).observed))
        }
        // Position 34 lies in [20, 40) and [30, 50); position 3 in [0, 20) alone.
        let covering: [(Int, [Range<Int>])] = [(34, [20..<40, 30..<50]), (3, [0..<20]), (69, [50..<70])]
        for (position, stretches) in covering {
            let bases = try stretches.map { stretch in
                try loss { for p in stretch { $0.bases[p] = Base.unknown } }
            }
            let ofBases: Float = bases.reduce(0, +) / Float(bases.count)
            #expect(abs(found.bases[position] - ofBases) < 1e-6)
            let signal = try stretches.map { stretch in
                try loss { for p in stretch { $0.signals[2 * p + 1] = means()[2 * p + 1] } }
            }
            let ofSignal: Float = signal.reduce(0, +) / Float(signal.count)
            #expect(abs(found.signals[2 * position + 1] - ofSignal) < 1e-6)
        }
        #expect(found.residual == nil && found.bases.contains { $0.magnitude > 1e-5 })
    }

    @Test func stretchesCoverTheWindow() throws {
        #expect(try Occlusion.stretches(of: 4, 3, length: 10) == [0..<4, 3..<7, 6..<10])
        #expect(try Occlusion.stretches(of: 4, 4, length: 10) == [0..<4, 4..<8, 6..<10])
        #expect(try Occlusion.stretches(of: 50, 25, length: 10) == [0..<10])
        #expect(throws: PrismError.self) { try Occlusion.stretches(of: 0, 1, length: 10) }
        #expect(throws: PrismError.self) { try Occlusion.stretches(of: 4, 5, length: 10) }
    }

    /// The same for any number of threads; an ensemble's is the mean of its members'.
    @Test(arguments: [
        AttributionMethod.gradientInput, .integratedGradients(steps: 3), .occlusion(stretch: 30, stride: 20),
    ])
    func ensembles(_ method: AttributionMethod) throws {
        let members = try [model(seed: 1), model(seed: 2)]
        let each = try members.map { try $0.attribution(method, window, threads: 1) }
        #expect(try each[0] == members[0].attribution(method, window, threads: 3))
        let mean = try Ensemble(members).attribution(method, window, threads: 2)
        for index in mean.bases.indices {
            let expected = (Double(each[0].bases[index]) + Double(each[1].bases[index])) / 2
            #expect(mean.bases[index] == Float(expected))
        }
        #expect(mean.prediction == (each[0].prediction + each[1].prediction) / 2)
        #expect(mean.signals.count == 140 && mean.signals != each[0].signals)
    }

    @Test func refusals() throws {
        let model = try model()
        #expect(throws: PrismError.self) { try model.attribution(.integratedGradients(steps: 0), window) }
        #expect(throws: PrismError.self) {
            try model.attribution(.gradientInput, window, baseline: .mean([1, 2]))
        }
        #expect(throws: PrismError.self) {
            try model.attribution(.occlusion(stretch: 3, stride: 0), window)
        }
        var plain = configuration
        plain.generator = nil
        let unadjusted = try PrismModel(plain, TinyModel.parameters(plain, seed: 1))
        #expect(throws: PrismError.self) {
            try unadjusted.attribution(.gradientInput, of: .intervened, window)
        }
        let cancellation = Cancellation()
        cancellation.cancel()
        for method in [AttributionMethod.integratedGradients(steps: 4), .occlusion(stretch: 9, stride: 9)] {
            #expect(throws: PrismError.cancelled) {
                try model.attribution(method, window, cancellation: cancellation)
            }
        }
    }
}
