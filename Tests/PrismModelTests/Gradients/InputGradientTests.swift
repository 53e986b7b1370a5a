import Testing

@testable import PrismModel

/// Gradients of the inputs against finite differences of the prediction in double precision.
struct InputGradientTests {
    private let window = TinyModel.batch(TinyModel.missing, lengths: [70], seed: 16).windows[0]

    private func expectClose(
        _ gradient: [Float], _ name: String, seed: UInt64, _ derivative: ([Double]) -> Double
    ) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<3 {
            let direction = gradient.map { _ in 2 * random.unit() - 1 }
            let slope = zip(gradient, direction).reduce(0) { $0 + Double($1.0) * $1.1 }
            let expected = derivative(direction)
            func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
            let tolerance = 1e-4 * norm(gradient.map(Double.init)) * norm(direction)
            #expect(abs(slope - expected) <= tolerance, "\(name): \(slope), finite difference \(expected)")
        }
    }

    @Test(arguments: [DifferentiableOutput.observed, .intervened], [Float(1), 0.5])
    func matchFiniteDifferences(_ output: DifferentiableOutput, scale: Float) throws {
        try check(TinyModel.configuration, output, scale: scale)
    }

    @Test(arguments: TinyModel.forms)
    func otherFormsMatchFiniteDifferences(_ form: ModelConfiguration) throws {
        try check(form, .intervened, scale: 1)
    }

    /// What is missing is not read: its gradient is zero, and the others' are those of what was learned for that.
    @Test(arguments: [DifferentiableOutput.observed, .intervened])
    func missingSignalsMatchFiniteDifferences(_ output: DifferentiableOutput) throws {
        try check(TinyModel.missing, output, scale: 1, without: ModalityMask(off: [1], groups: [0]))
        try check(TinyModel.missing, output, scale: 1, without: ModalityMask(off: [0]))
    }

    private func check(
        _ configuration: ModelConfiguration, _ output: DifferentiableOutput, scale: Float,
        without mask: ModalityMask = .all
    ) throws {
        let window = window.lacking(mask)
        let parameters = TinyModel.parameters(configuration, seed: 15)
        let model = try PrismModel(configuration, parameters)
        let found = try model.inputGradients(of: output, [window], sequenceScales: [scale], threads: 2)[0]
        let reference = ReferenceForward(configuration, parameters)
        var start = ReferenceForward.Window(window, signals: configuration.signals)
        for p in start.oneHot.indices { for j in 0..<4 { start.oneHot[p][j] *= Double(scale) } }
        func predict(_ window: ReferenceForward.Window) -> Double {
            output == .observed ? reference.observed(window) : reference.intervened(window)
        }
        func derivative(_ move: (inout ReferenceForward.Window, Double) -> Void) -> Double {
            let step = 1e-5
            var ahead = start, behind = start
            move(&ahead, step)
            move(&behind, -step)
            return (predict(ahead) - predict(behind)) / (2 * step)
        }
        #expect(abs(Double(found.prediction) - predict(start)) < 1e-5)
        #expect(found.bases.count == 70 * 4 && found.signals.count == 70 * configuration.signals)
        expectClose(found.bases, "bases", seed: 1) { direction in
            // With respect to the scaled rows.
            derivative { window, step in
                for index in direction.indices {
                    window.oneHot[index / 4][index % 4] += step * direction[index]
                }
            }
        }
        expectClose(found.signals, "signals", seed: 2) { direction in
            derivative { window, step in
                let count = configuration.signals
                for index in direction.indices {
                    window.signals[index / count][index % count] += step * direction[index]
                }
            }
        }
        expectClose(found.features, "features", seed: 3) { direction in
            derivative { window, step in
                for index in direction.indices { window.features[index] += step * direction[index] }
            }
        }
    }

    /// The prediction beside the gradients is the one that `predict` gives, window by window, for any thread count.
    @Test func severalWindows() throws {
        let model = try Golden.smallModel()
        let windows = (0..<5).map {
            GeneWindow.example(for: model.configuration, length: 64 + 31 * $0, seed: UInt64($0))
        }
        for output in [DifferentiableOutput.observed, .intervened] {
            let together = try model.inputGradients(of: output, windows, threads: 3)
            #expect(try together == windows.map { try model.inputGradients(of: output, [$0], threads: 1)[0] })
            let predictions = try model.predict(windows, outputs: .full)
            for (gradients, prediction) in zip(together, predictions) {
                let expected = output == .observed ? prediction.observed : prediction.intervened
                #expect(abs(gradients.prediction - (try #require(expected))) < 1e-6)
            }
        }
        #expect(try model.inputGradients(of: .observed, []).isEmpty)
    }

    /// Integrated gradients are complete: along a path they add up to the change of the prediction. (Along its second
    /// half here. Near no input at all the prediction bends so sharply that hundreds of steps are needed.)
    @Test func integratedGradientsAreComplete() throws {
        let model = try PrismModel(Golden.small, TinyModel.parameters(Golden.small, seed: 17))
        let window = GeneWindow.example(for: model.configuration, length: 100)
        func point(_ scale: Float) -> GeneWindow {
            var point = window
            point.signals = window.signals.map { $0 * scale }
            return point
        }
        let steps = 32
        let scales = (0..<steps).map { 0.5 + (Float($0) + 0.5) / Float(2 * steps) }
        let gradients = try model.inputGradients(
            of: .intervened, scales.map(point), sequenceScales: scales)
        var sum = 0.0
        for gradient in gradients {
            for (position, base) in window.bases.enumerated() where base < 4 {
                sum += Double(gradient.bases[4 * position + Int(base)])
            }
            for (value, slope) in zip(window.signals, gradient.signals) {
                sum += Double(value) * Double(slope)
            }
        }
        let ends = try model.inputGradients(of: .intervened, [0.5, 1].map(point), sequenceScales: [0.5, 1])
        let change = Double(ends[1].prediction) - Double(ends[0].prediction)
        #expect(abs(change) > 0.01)
        #expect(abs(sum / Double(2 * steps) - change) < 5e-3 * abs(change))
    }

    @Test func refusals() throws {
        var plain = Golden.small
        plain.generator = nil
        let model = try Golden.smallModel(plain), adjusted = try Golden.smallModel()
        let window = GeneWindow.example(for: plain, length: 80)
        #expect(throws: PrismError.self) { try model.inputGradients(of: .intervened, [window]) }
        #expect(throws: PrismError.self) {
            try model.inputGradients(of: .observed, [window], sequenceScales: [1, 1])
        }
        let short = GeneWindow.example(for: plain, length: 63)
        #expect(try model.inputGradients(of: .observed, [short]).count == 1)
        #expect(throws: PrismError.self) { try adjusted.inputGradients(of: .intervened, [short]) }
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: PrismError.cancelled) {
            try adjusted.inputGradients(of: .observed, [window], cancellation: cancellation)
        }
    }
}
